#!/usr/bin/env bash
# Runs the Slurm example on a cluster of this one machine: daemons of its own in a scratch folder, on free ports of
# 127.0.0.1. Kills one task and cancels another in the middle, submits again and checks every recording exactly once.
# Installs Debian's slurmctld, slurmd, slurm-client and munge when they are missing.
#     STEPPAGE=.build/release/steppage Examples/slurm/test.sh
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
steppage=$(realpath "${STEPPAGE:-$root/.build/release/steppage}")
recordings=${RECORDINGS:-200}
shards=12

fail() {
    echo "test-slurm: $*" >&2
    exit 1
}

[ -x "$steppage" ] || fail "there is no program at $steppage; build it or set STEPPAGE"
PATH=$PATH:/usr/sbin:/sbin
packages=()
for needed in slurmctld:slurmctld slurmd:slurmd sbatch:slurm-client munged:munge; do
    command -v "${needed%:*}" > /dev/null || packages+=("${needed#*:}")
done
if [ ${#packages[@]} -gt 0 ]; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
    command -v apt-get > /dev/null || fail "missing: ${packages[*]}"
    echo "Installing ${packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get -qq update < /dev/null > /dev/null || fail "apt-get update failed"
    "${as_root[@]}" apt-get -qq install -y --no-install-recommends "${packages[@]}" < /dev/null > /dev/null ||
        fail "install ${packages[*]}"
fi

scratch=$(mktemp -d "${TMPDIR:-/tmp}/steppage-slurm.XXXXXX")
processes=()
cleanup() {
    if [ -e "$scratch/ready" ]; then
        timeout 10 scancel --user "$(id -un)" || true
        for _ in {1..100}; do
            [ -n "$(timeout 10 squeue --noheader)" ] || break
            sleep 0.1
        done
    fi 2> /dev/null
    for ((i = ${#processes[@]} - 1; i >= 0; i--)); do
        kill "${processes[i]}" 2> /dev/null || continue
        for _ in {1..100}; do
            kill -0 "${processes[i]}" 2> /dev/null || break
            sleep 0.1
        done
        kill -KILL "${processes[i]}" 2> /dev/null || true
    done
    rm -rf "$scratch"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

free_ports() { # n
    python3 - "$1" <<'END'
import socket, sys
sockets = [socket.socket() for _ in range(int(sys.argv[1]))]
for one in sockets:
    one.bind(("127.0.0.1", 0))
print(*(one.getsockname()[1] for one in sockets))
END
}

wait_until() { # seconds, what, command…
    local deadline=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" > /dev/null 2>&1; do
        [ "$SECONDS" -lt "$deadline" ] || {
            tail -n 15 "$scratch"/*.log >&2
            fail "waited in vain: $what"
        }
        sleep 0.1
    done
}

# --- A cluster of one machine -----------------------------------------------------------------------------------------

mkdir -p "$scratch"/{state,spool}
chmod 755 "$scratch" # munge refuses a folder that others may write to
me=$(id -un)
read -r controller_port node_port < <(free_ports 2)
export SLURM_CONF=$scratch/slurm.conf
cat > "$SLURM_CONF" <<END
ClusterName=steppage
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=$controller_port
SlurmUser=$me
SlurmdUser=$me
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=$scratch/munge.socket
CommunicationParameters=NoCtldInAddrAny
StateSaveLocation=$scratch/state
SlurmdSpoolDir=$scratch/spool
SlurmctldPidFile=$scratch/slurmctld.pid
SlurmdPidFile=$scratch/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_min_interval=100000,batch_sched_delay=0
MaxArraySize=1001
KillWait=2
MinJobAge=300
ReturnToService=2
NodeName=localhost NodeAddr=127.0.0.1 Port=$node_port CPUs=$(nproc) State=UNKNOWN
PartitionName=test Nodes=localhost Default=YES MaxTime=INFINITE State=UP
END

head -c 1024 /dev/urandom > "$scratch/munge.key"
chmod 600 "$scratch/munge.key"
begun=$SECONDS
munged --foreground --socket="$scratch/munge.socket" --key-file="$scratch/munge.key" --pid-file="$scratch/munged.pid" \
    --log-file="$scratch/munged.log" --seed-file="$scratch/munge.seed" > /dev/null 2>&1 &
processes+=($!)
wait_until 20 "munge" munge -n --socket="$scratch/munge.socket"
slurmctld -D -c -f "$SLURM_CONF" > "$scratch/slurmctld.log" 2>&1 &
processes+=($!)
wait_until 30 "slurmctld" scontrol ping
slurmd -D -N localhost -f "$SLURM_CONF" > "$scratch/slurmd.log" 2>&1 &
processes+=($!)
idle() { [ "$(sinfo --noheader --format=%T)" = idle ]; }
wait_until 30 "an idle node" idle
touch "$scratch/ready"
echo "$(sinfo --version) on this machine: ready after $((SECONDS - begun)) s"

# --- The trial ----------------------------------------------------------------------------------------------------

echo "Simulating $recordings recordings"
"$here/../simulate-trial.sh" "$steppage" "$scratch/trial" "$recordings"
export STEPPAGE_TEST_CRASH=poison

# The program, with a note of which shard it does under which process. In the first run two of the tasks get their first
# three jobs only and then wait: they are in the middle until they are disturbed.
killed=3 cancelled=6
cat > "$scratch/steppage" <<END
#!/usr/bin/env bash
[ "\$1" = worker ] || exec "$steppage" "\$@"
echo "\$SLURM_ARRAY_TASK_ID \$\$ \$SLURM_JOB_ID \$SLURM_ARRAY_JOB_ID" >> "$scratch/starts"
if [ ! -e "$scratch/second" ] && [[ \$SLURM_ARRAY_TASK_ID =~ ^($killed|$cancelled)$ ]]; then
    exec "$steppage" "\$@" < <(head -n 3; while kill -0 \$\$; do sleep 0.2; done)
fi
exec "$steppage" "\$@"
END
chmod +x "$scratch/steppage"
touch "$scratch/starts"
export STEPPAGE=$scratch/steppage
run() { # name: sets status and seconds; beside the test, which can be interrupted meanwhile
    local begun=$SECONDS
    status=0
    timeout 300 "$here/run.sh" "$scratch/trial/manifest.csv" "$scratch/out" "$shards" --mem-per-cpu=0 \
        > "$scratch/$1.out" 2>&1 &
    processes+=($!)
    wait $! || status=$?
    seconds=$((SECONDS - begun))
    [ "$status" -eq 65 ] || { cat "$scratch/$1.out" >&2; fail "the $1 run ended with $status instead of 65"; }
}

has_results() { # task: sets process, job and array
    read -r process job array < <(sed -n "s/^$1 //p" "$scratch/starts") || return 1
    [ -s "$(printf '%s/out/results/shard-%05d.jsonl.%s.tmp' "$scratch" "$1" "$job")" ]
}
disturb() {
    wait_until 100 "the first results of task $killed" has_results "$killed"
    kill -KILL "$process"
    wait_until 100 "the first results of task $cancelled" has_results "$cancelled"
    scancel "${array}_$cancelled"
    echo "$array" > "$scratch/disturbed"
}
disturb &
processes+=($!)

echo "First run: one task is killed, one is cancelled"
run first
first_seconds=$seconds
[ -s "$scratch/disturbed" ] || fail "no task was disturbed"
state() { scontrol --oneliner show job "$(cat "$scratch/disturbed")_$1" | grep -oE 'JobState=[A-Z]+'; }
[ "$(state "$killed") $(state "$cancelled")" = "JobState=FAILED JobState=CANCELLED" ] ||
    fail "the tasks are $(state "$killed") and $(state "$cancelled")"
for task in "$killed" "$cancelled"; do
    [ ! -e "$(printf '%s/out/results/shard-%05d.jsonl' "$scratch" "$task")" ] || fail "disturbed task $task left a result"
done
done_before=$(find "$scratch/out/results" -name '*.jsonl' | wc -l)
[ "$done_before" -eq $((shards - 2)) ] || fail "$done_before results instead of $((shards - 2))"
[ "$(find "$scratch/out/results" -name '*.tmp' | wc -l)" -eq 0 ] || fail "an unfinished file is left"
first_starts=$(wc -l < "$scratch/starts")

echo "Second run: only what is missing"
touch "$scratch/second"
run second
second_seconds=$seconds
again=$(tail -n "+$((first_starts + 1))" "$scratch/starts" | cut -d ' ' -f 1 | sort -n | paste -sd, -)
[ "$again" = "$killed,$cancelled" ] || fail "submitted again: $again"

# --- Every recording exactly once, and the same bytes as from one worker ----------------------------------------------

cat "$scratch"/out/shards/shard-*.jsonl | "$steppage" worker --jobs 2 > "$scratch/direct.jsonl"
cmp <(sort "$scratch/direct.jsonl") <(sort "$scratch"/out/results/shard-*.jsonl) || fail "other lines than from one worker"
python3 - "$scratch" "$recordings" <<'END'
import csv, glob, json, sys
from collections import Counter
folder, walks = sys.argv[1], int(sys.argv[2])
planned = [row["recording_id"] for row in csv.DictReader(open(f"{folder}/trial/manifest.csv", encoding="utf-8"))]
results = [json.loads(line) for path in glob.glob(f"{folder}/out/results/*.jsonl") for line in open(path, encoding="utf-8")]
assert Counter(result["id"] for result in results) == Counter(planned), "not every recording exactly once"
bad = {result["id"]: (result["status"], result["error"]["code"]) for result in results if result["status"] != "ok"}
assert bad == {
    "poison": ("crashed", "crashed"), "broken-empty": ("failed", "bad_data"), "broken-text": ("failed", "bad_data"),
    "broken-missing": ("failed", "cannot_open")}, bad
collated = [row["recording_id"] for row in csv.DictReader(open(f"{folder}/out/trial/recordings.csv", encoding="utf-8-sig"))]
assert Counter(collated) == Counter(planned), "collate: not every recording exactly once"
counts = Counter(result["status"] for result in results)
print(f"{len(results)} recordings, {len(planned)} planned, {dict(counts)}; lines equal to those of one worker")
END
echo "First run $first_seconds s for $shards tasks, second run $second_seconds s for 2 tasks"
echo "test-slurm: passed"
