# `campaign' itself: what passes, is skipped, fails or hangs, what is kept of it, and
# that a campaign which was stopped, by a signal or by a full disk, goes on.
command -v python3 > /dev/null || exit 77
campaign="python3 $SRCDIR/campaign"

# Fail, and print what differs, unless the texts $1 and $2 are the same.
same () { printf '%s\n' "$1" > want; printf '%s\n' "$2" > got; diff want got; }

# One case: notes that it ran, and does what its first word says.
cat > one-case <<'END'
#!/bin/sh
echo "$2" >> "$1/ran"
[ "$(ls | tr '\n' ' ')" = "campaign.err campaign.out " ] || { echo "not empty"; exit 1; }
echo noise
echo "about $2"
case $2 in
    skip*) exit 77 ;;
    fail*) [ -e "$1/mended" ] || { echo data > data; exit 3; } ;;
    silent) : > campaign.out; exit 5 ;;
    dies) kill -SEGV $$ ;;
    busy) while :; do :; done ;;
    hang*) sleep 600 & timeout 600 sleep 600; sleep 600 ;;
    leaves*) sleep 600 & echo $! > "$1/left" ;;
esac
END
chmod +x one-case

# Every verdict.
status=0
out=$(printf '%s\n' 'pass 1' 'skip 1' 'fail/1 x' silent dies busy hang leaves 'pass 1' |
  CAMPAIGN_TIMEOUT=1 $campaign --jobs 3 --state all nm ./one-case "$PWD") || status=$?
same 1 $status
same 'FAIL: nm: busy: did not end in 1 s: about busy
FAIL: nm: dies: killed by SIGSEGV: about dies
FAIL: nm: fail/1 x: about fail/1 x
FAIL: nm: hang: did not end in 1 s: about hang
FAIL: nm: silent: exit status 5
nm: 2 passed, 5 failed, 1 skipped' "$(echo "$out" | sort)"
same 'busy	FAIL	did not end in 1 s: about busy
dies	FAIL	killed by SIGSEGV: about dies
fail/1 x	FAIL	about fail/1 x
hang	FAIL	did not end in 1 s: about hang
leaves	pass	about leaves
pass 1	pass	about pass 1
silent	FAIL	exit status 5
skip 1	skip	about skip 1' "$(sort all/nm.results)"
same 8 "$(wc -l < ran)"
same 5 "$(ls all/nm.failed | wc -l)"
same data "$(cat all/nm.failed/fail_1_x-*/data)"
[ ! -e all/nm.work ]
# It is killed, and may need a moment to die.
for i in $(seq 300); do kill -0 "$(cat left)" 2> /dev/null || break; sleep 0.1; done
if kill -0 "$(cat left)" 2> /dev/null; then exit 1; fi

# Again: only what failed is run, and what passes now is forgotten as a failure.
: > ran
: > mended
same 'nm: 2 passed, 0 failed, 1 skipped' \
  "$(printf '%s\n' 'pass 1' 'skip 1' 'fail/1 x' | $campaign --state all nm ./one-case "$PWD")"
same 'fail/1 x' "$(cat ran)"
same 4 "$(ls all/nm.failed | wc -l)"
: > ran
same 'nm: 1 passed, 0 failed, 0 skipped' \
  "$(echo 'pass 1' | $campaign --again --state all nm ./one-case "$PWD")"
same 'pass 1' "$(cat ran)"
[ ! -e all/nm.failed ]

# What is known to fail, and an entry that is wrong.
rm mended
printf '%s\n' fail 'pass 1' > known
status=0
out=$(printf '%s\n' fail 'pass 1' fail2 'pass 2' |
  $campaign --known known --state all nm ./one-case "$PWD") || status=$?
same 1 $status
same 'FAIL: nm: fail2: about fail2
FAIL: nm: pass 1: is said to fail, and passes
known: nm: fail: about fail
nm: 1 passed, 2 failed, 0 skipped, 1 known' "$(echo "$out" | sort)"

# Stopped by a signal, and with a line that was half written: it goes on.
: > ran
printf '%s\n' 'pass 1' hang 'pass 2' > cases
$campaign --state stopped nm ./one-case "$PWD" < cases > out &
pid=$!
for i in $(seq 600); do ! grep -q hang ran || break; sleep 0.1; done
kill -TERM $pid
status=0
wait $pid || status=$?
same 143 $status
same 'nm: stopped by SIGTERM; started again, it goes on from here' "$(cat out)"
same 'pass 1	pass	about pass 1' "$(cat stopped/nm.results)"
[ ! -e stopped/nm.work ]
printf 'half' >> stopped/nm.results
: > ran
status=0
CAMPAIGN_TIMEOUT=1 $campaign --state stopped nm ./one-case "$PWD" < cases > out || status=$?
same 1 $status
same 'hang
pass 2' "$(cat ran)"
same 'nm: 2 passed, 1 failed, 0 skipped' "$(tail -n 1 out)"
same 3 "$(wc -l < stopped/nm.results)"

# A result that cannot be written is no result: here no file may grow.
status=0
(ulimit -f 0; trap '' XFSZ; echo 'pass 1' |
  $campaign --state full nm ./one-case /dev/null) > /dev/null 2>&1 || status=$?
same 2 $status
same 0 "$(wc -c < full/nm.results)"

# A script in Python, which is loaded once, is no other.
cat > one-case.py <<'END'
#!/usr/bin/env python3
import os, sys
import beside
print(beside.said, sys.argv[1:], os.listdir("."), os.environ["TMPDIR"] == os.getcwd())
if sys.argv[2] == "raises":
    raise ValueError
sys.exit({"skip": 77, "fail": "text"}.get(sys.argv[2]))
END
chmod +x one-case.py
echo 'said = "hello"' > beside.py
printf '%s\n' pass skip fail raises |
  $campaign --state python nm ./one-case.py x > out || true
same "fail	FAIL	hello ['x', 'fail'] ['campaign.err', 'campaign.out'] True
pass	pass	hello ['x', 'pass'] ['campaign.err', 'campaign.out'] True
raises	FAIL	hello ['x', 'raises'] ['campaign.err', 'campaign.out'] True
skip	skip	hello ['x', 'skip'] ['campaign.err', 'campaign.out'] True" \
  "$(sed "s/'campaign.out', 'campaign.err'/'campaign.err', 'campaign.out'/" python/nm.results | sort)"
[ ! -e __pycache__ ]
same text "$(cat python/nm.failed/fail/campaign.err)"
grep -q ValueError python/nm.failed/raises/campaign.err

# No case, and no script.
status=0; $campaign nm ./one-case "$PWD" < /dev/null 2> err || status=$?; same 2 $status
status=0; echo x | $campaign nm ./no-such-script 2> err || status=$?; same 2 $status
