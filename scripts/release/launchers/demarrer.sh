#!/bin/sh
# Navette : lancez ce fichier. Aucun droit d'administrateur, aucun réseau.
case $0 in
  */*) here=${0%/*} ;;
  *) here=. ;;
esac
here=$(cd "$here" && pwd) || exit 1
node=$here/programme/node
unset NODE_OPTIONS

halt() {
  printf '\n  %s\n\n' "$1" >&2
  if [ -t 0 ]; then
    printf '%s' '{{close}}' >&2
    read -r _
  fi
  exit 1
}

if [ ! -f "$node" ] || [ ! -f "$here/site/index.html" ]; then
  halt '{{incomplete}}'
fi
# Some archivers forget what may be run.
[ -x "$node" ] || chmod +x "$node" 2>/dev/null
"$node" --version >/dev/null 2>&1 || halt '{{refused}}'
exec "$node" "$here/programme/navette.mjs" "$@"
