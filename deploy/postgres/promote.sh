#!/bin/bash
# Makes the standby of this machine the primary, for good. Run it as the user PostgreSQL runs as, with PGDATA naming the
# standby's data and PG_CTL the program where it is not on the path. The primary of before must not run any more, and must
# not be started again on its old data (docs/runbook.md).
set -euo pipefail
: "${PGDATA:?names the data of the standby}"
pg_ctl=${PG_CTL:-pg_ctl}
if [ ! -f "$PGDATA/standby.signal" ]; then
  echo "$PGDATA is no standby: standby.signal is not there. Nothing was done." >&2
  exit 1
fi
# it would wait for a standby of its own, which it has not: the list came with the copy of the primary's settings
echo "synchronous_standby_names = ''" >> "$PGDATA/postgresql.auto.conf"
"$pg_ctl" reload -s -D "$PGDATA"
"$pg_ctl" promote -s -w -t 30 -D "$PGDATA"
