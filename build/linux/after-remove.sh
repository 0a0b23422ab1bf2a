#!/bin/sh
# After the files are gone. The data of the people who worked with Assetwalk is theirs, and stays.
set -e

case "$1" in
  remove | purge) ;;
  *) exit 0 ;;
esac

rm -f /usr/bin/assetwalk

profile=/etc/apparmor.d/assetwalk
if [ -f "$profile" ]; then
  if command -v apparmor_parser >/dev/null && ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
    apparmor_parser --remove "$profile" || true
  fi
  rm -f "$profile"
fi

if [ "$1" = remove ]; then
  echo 'Assetwalk is removed. Its data stays where it is: ~/.local/share/assetwalk of each person, or where it was moved to.'
fi
