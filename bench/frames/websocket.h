/* The frames of a web socket: resumed with a byte, gives what it means.

   Across the suspensions of the header: first byte, then also the flag and the length so
   far with the bytes to come, then the key so far.  Across those of the payload: key, length
   and place in it, the first byte; of the event its opcode and its length, which are not set
   again.  8 place, 8 length, 8 length of the event, 4 state, 4 key, 1 first byte, 1 opcode.  Who
   sees that the two lengths are one, and the opcode a part of the first byte, needs 32.  */

struct ws_event {
    enum { WS_MORE, WS_START, WS_BYTE, WS_END } kind;
    unsigned char opcode, byte;
    uint64_t length;
};

co_generator(struct ws_event, void, unsigned char) websocket(void)
{
    unsigned char c = co_arg();
    for (;;) {
        unsigned char first = c;
        c = co_yield ((struct ws_event){.kind = WS_MORE});
        bool masked = c & 0x80;
        uint64_t length = c & 0x7f;
        if (length >= 126) {
            int more = length == 126 ? 2 : 8;
            length = 0;
            while (more-- > 0) {
                c = co_yield ((struct ws_event){.kind = WS_MORE});
                length = length << 8 | c;
            }
        }
        uint32_t key = 0;
        if (masked)
            for (int i = 0; i < 4; i++) {
                c = co_yield ((struct ws_event){.kind = WS_MORE});
                key = key << 8 | c;
            }
        struct ws_event event = {WS_START, first & 15, 0, length};
        c = co_yield (event);
        for (uint64_t i = 0; i < length; i++) {
            key = key << 8 | key >> 24;
            event.kind = i + 1 == length && first & 0x80 ? WS_END : WS_BYTE;
            event.byte = c ^ (key & 0xff);
            c = co_yield (event);
        }
    }
}
enum { websocket_bound = 40 };
