# What comes before the commands of each test of cogen.debug.
set style enabled off
set width 0
set height 0
set confirm off
set print thread-events off
set startup-with-shell off
set print frame-info source-and-location
set print entry-values no
python
import os

class Try(gdb.Command):
    """Execute a command that may fail."""
    def __init__(self):
        super().__init__('try', gdb.COMMAND_USER)
    def invoke(self, argument, from_tty):
        try:
            gdb.execute(argument)
        except gdb.error as error:
            print('error: %s' % error)

Try()
gdb.execute('source ' + os.environ['COGEN_GDB_MODULE'])
try:
    gdb.execute('set debuginfod enabled off', to_string=True)
except gdb.error:
    pass
end
set trace-commands on
