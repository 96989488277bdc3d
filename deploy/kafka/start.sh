#!/bin/bash
# Starts the one broker of a deployment: every client signs in with a password (SCRAM), and what it may do is what the
# access list says. Passwords come from files, <directory>/kafka_<user>_password, and are kept with the broker's storage
# when that is made; `kafka-configs.sh --alter` changes them later (docs/runbook.md).
set -euo pipefail
bin=${KAFKA_BIN:-/opt/kafka/bin}
data=${KAFKA_DATA:-/var/lib/kafka/data}
secrets=${KAFKA_SECRETS:-/run/secrets}
host=${KAFKA_HOST:-kafka}
port=${KAFKA_PORT:-9092}
controller=${KAFKA_CONTROLLER_PORT:-9093}

umask 077
settings=$(mktemp)
cat > "$settings" <<SETTINGS
process.roles=broker,controller
node.id=1
log.dirs=$data
controller.quorum.voters=1@127.0.0.1:$controller
controller.listener.names=CONTROLLER
# the controller's listener has no password and is on loopback only
listeners=CLIENTS://${KAFKA_BIND:-0.0.0.0}:$port,CONTROLLER://127.0.0.1:$controller
advertised.listeners=CLIENTS://$host:$port
listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=CLIENTS
sasl.enabled.mechanisms=SCRAM-SHA-256
sasl.mechanism.inter.broker.protocol=SCRAM-SHA-256
listener.name.clients.scram-sha-256.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="admin" password="$(cat "$secrets/kafka_admin_password")";
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:admin;User:ANONYMOUS
allow.everyone.if.no.acl.found=false
auto.create.topics.enable=false
group.initial.rebalance.delay.ms=0
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
SETTINGS

# one user for each password
scram=()
for file in "$secrets"/kafka_*_password; do
  user=$(basename "$file" _password)
  scram+=(--add-scram "SCRAM-SHA-256=[name=${user#kafka_},password=$(cat "$file")]")
done
"$bin/kafka-storage.sh" format --ignore-formatted --cluster-id bW90bGFuLWthZmthLTAwMQ --config "$settings" "${scram[@]}"
exec "$bin/kafka-server-start.sh" "$settings"
