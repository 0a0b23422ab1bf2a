#!/bin/sh
# After the files are laid: the command, the links and files that Assetwalk opens, and the sandbox of its pages.
set -e

ln -sf /opt/Assetwalk/resources/bin/assetwalk /usr/bin/assetwalk

# Pages are kept in user namespaces; where the kernel has none for everybody, the helper of Chromium's sandbox is used.
if [ -L /proc/self/ns/user ] && unshare --user true 2>/dev/null; then
  chmod 0755 /opt/Assetwalk/chrome-sandbox
else
  chmod 4755 /opt/Assetwalk/chrome-sandbox
fi

# Where AppArmor forbids namespaces to programs that it does not know (Ubuntu 24.04 and later), it is told of this one.
profile=/opt/Assetwalk/resources/apparmor-profile
if command -v apparmor_status >/dev/null && apparmor_status --enabled 2>/dev/null &&
  apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
  cp -f "$profile" /etc/apparmor.d/assetwalk
  if ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
    apparmor_parser --replace --write-cache --skip-read-cache /etc/apparmor.d/assetwalk || true
  fi
fi

if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database /usr/share/applications || true; fi
