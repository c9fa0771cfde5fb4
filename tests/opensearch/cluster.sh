#!/usr/bin/env bash
# A real OpenSearch cluster of three nodes on 127.0.0.1, for tests: cluster.sh up | down | kill NODE | url
#
# The server comes from Maven Central (the whole of OpenSearch without plugins) and is kept in .opensearch/ between runs. `up` starts
# the nodes that are not running and waits for green; `down` stops by process id what `up` started and deletes its data. As root the
# nodes run as `nobody`, since OpenSearch refuses root. It has no passwords and listens on loopback only.
#
#   DEPESHA_OPENSEARCH_HOME   where server and data lie (.opensearch; under /tmp where `nobody` may not read the project)
#   DEPESHA_OPENSEARCH_PORT   port of the first node (9200); the others follow, and their own talk is 100 higher
set -euo pipefail

version=2.19.3
heap=512m
nodes=(1 2 3)
port=${DEPESHA_OPENSEARCH_PORT:-9200}
project="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
as_owner=()
if [ "$(id -u)" = 0 ]; then
  as_owner=(setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups)
fi

choose_home() {
  home=${DEPESHA_OPENSEARCH_HOME:-$project/.opensearch}
  if [ "${#as_owner[@]}" -gt 0 ] && ! "${as_owner[@]}" test -x "$(dirname "$home")"; then
    home=/tmp/depesha-opensearch
  fi
  server="$home/opensearch-$version"
}

say() { echo "opensearch: $*" >&2; }
die() { say "$*"; exit 1; }
http_port() { echo $((port + $1 - 1)); }
transport_port() { echo $((port + 100 + $1 - 1)); }

fetch() {
  [ -f "$server/.complete" ] && return
  command -v java >/dev/null || die "there is no java. On Debian or Ubuntu: apt-get install default-jre-headless"
  command -v mvn >/dev/null || die "there is no mvn. On Debian or Ubuntu: apt-get install maven"
  say "fetching OpenSearch $version from Maven Central (50 MB) ..."
  mvn -q -B -C dependency:copy -Dartifact="org.opensearch.distribution.integ-test-zip:opensearch:$version:zip" -DoutputDirectory="$home"
  python3 -m zipfile -e "$home/opensearch-$version.zip" "$home"
  rm "$home/opensearch-$version.zip"
  chmod -R go=rX,u+w "$server"
  chmod 755 "$server"/bin/*
  touch "$server/.complete"
}

# A node is ours when the process of its pid file still has the node's folder in its environment.
running() {
  local file="$home/node-$1/pid"
  [ -f "$file" ] && grep -qazF "OPENSEARCH_PATH_CONF=$home/node-$1/config" "/proc/$(cat "$file")/environ" 2>/dev/null
}

# In memory where there is room: most of a test's time is the writing of small files for good.
place_data() {
  local memory=/dev/shm
  [ -e "$1" ] && return
  if [ -w "$memory" ] && [ "$(df --output=avail -BM "$memory" | tail -n 1 | tr -dc 0-9)" -gt 2000 ]; then
    ln -sfn "$(mktemp -d "$memory/depesha-opensearch-XXXXXX")" "$1"
  else
    mkdir "$1"
  fi
}

configure() {
  local node="$home/node-$1" every
  mkdir -p "$node/config" "$node/logs" "$node/tmp"
  place_data "$node/data"
  grep -vE 'gc\.log|G1' "$server/config/jvm.options" >"$node/config/jvm.options"
  cp "$server/config/log4j2.properties" "$node/config/"
  every="$(for each in "${nodes[@]}"; do echo -n "127.0.0.1:$(transport_port "$each"),"; done)"
  cat >"$node/config/opensearch.yml" <<YAML
cluster.name: depesha-test-$port
node.name: node-$1
network.host: 127.0.0.1
http.port: $(http_port "$1")
transport.port: $(transport_port "$1")
path.data: $node/data
path.logs: $node/logs
discovery.seed_hosts: [${every%,}]
cluster.initial_cluster_manager_nodes: [$(printf 'node-%s,' "${nodes[@]}" | sed 's/,$//')]
action.auto_create_index: false
cluster.routing.allocation.disk.threshold_enabled: false
YAML
  if [ "${#as_owner[@]}" -gt 0 ]; then chown -R nobody "$node" "$node/data/"; fi
}

start() {
  local node="$home/node-$1" java
  configure "$1"
  java="$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")"
  (
    cd "$node"
    # one collector thread and the quick compiler: three servers share a small machine for a few minutes
    OPENSEARCH_JAVA_HOME="$java" OPENSEARCH_PATH_CONF="$node/config" OPENSEARCH_TMPDIR="$node/tmp" HOME="$node" \
      OPENSEARCH_JAVA_OPTS="-Xms$heap -Xmx$heap -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-HeapDumpOnOutOfMemoryError" \
      setsid "${as_owner[@]}" "$server/bin/opensearch" </dev/null >"$node/logs/console.log" 2>&1 &
    echo $! >"$node/pid"
  )
}

health() {
  python3 - "$1" <<'PYTHON'
import json, sys, urllib.request
try:
    with urllib.request.urlopen(sys.argv[1] + "/_cluster/health", timeout=5) as answer:
        found = json.load(answer)
    print(found["cluster_name"], found["number_of_nodes"], found["status"])
except (OSError, ValueError, KeyError):
    print("none 0 red")
PYTHON
}

tell_and_die() {
  for each in "${nodes[@]}"; do tail -n 5 "$home/node-$each/logs/console.log" >&2 || true; done
  die "$1"
}

up() {
  local state each
  for each in "${nodes[@]}"; do
    running "$each" && continue
    state="$(health "http://127.0.0.1:$(http_port "$each")")"
    [ "$state" = "none 0 red" ] || die "another server answers on port $(http_port "$each"). Set DEPESHA_OPENSEARCH_PORT."
  done
  mkdir -p "$home"
  fetch
  for each in "${nodes[@]}"; do running "$each" || start "$each"; done
  for _ in $(seq 240); do
    state="$(health "http://127.0.0.1:$(http_port 1)")"
    if [ "$state" = "depesha-test-$port ${#nodes[@]} green" ]; then
      say "${#nodes[@]} nodes, green, at $(url)"
      return
    fi
    for each in "${nodes[@]}"; do running "$each" || tell_and_die "node $each ended; its log is in $home/node-$each/logs"; done
    sleep 0.5
  done
  tell_and_die "no green cluster after two minutes ($state)"
}

down() {
  local each
  for each in "${nodes[@]}"; do
    if running "$each"; then kill -TERM "$(cat "$home/node-$each/pid")"; fi
  done
  for each in "${nodes[@]}"; do
    for _ in $(seq 60); do running "$each" || break; sleep 0.5; done
    if running "$each"; then kill -KILL "$(cat "$home/node-$each/pid")"; sleep 1; fi
    [ ! -L "$home/node-$each/data" ] || rm -rf "$(readlink "$home/node-$each/data")"
    rm -rf "$home/node-$each"
  done
  say "stopped"
}

# End one node as a power cut would; `up` starts it again.
kill_node() {
  running "$1" || die "node $1 is not running here"
  kill -KILL "$(cat "$home/node-$1/pid")"
  say "node $1 killed"
}

url() {
  local every
  every="$(for each in "${nodes[@]}"; do echo -n "http://127.0.0.1:$(http_port "$each"),"; done)"
  echo "${every%,}"
}

choose_home
case "${1:-}" in
  up) up ;;
  down) down ;;
  kill) kill_node "${2:?which node?}" ;;
  url) url ;;
  *) die "say up, down, kill or url" ;;
esac
