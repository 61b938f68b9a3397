#!/usr/bin/env bash
# Fonts for tests that draw documents: prints the path of a fontconfig file that maps the fonts of office PCs to free ones.
# Fandol (in Debian's texlive-lang-chinese) stands in for 仿宋, 楷体, 黑体 and 宋体, Noto Serif CJK for 小标宋. Fetched once, kept in the
# user's cache; where it cannot be fetched, the faces of fonts-noto-cjk stand in for all: the measures are the same, the look is not.
set -euo pipefail
cache="${DUDAO_FONTS:-${XDG_CACHE_HOME:-$HOME/.cache}/dudao-fonts}"
conf="$cache/fonts.conf"
mkdir -p "$cache"
exec 9>"$cache/.lock"
flock 9

if [ ! -e "$cache/FandolFang-Regular.otf" ] && command -v apt-get >/dev/null; then
  tmp=$(mktemp -d "$cache/fetch.XXXXXX")
  trap 'rm -rf "$tmp"' EXIT
  if (cd "$tmp" && { apt-get download -qq texlive-lang-chinese || { apt-get update -qq && apt-get download -qq texlive-lang-chinese; }; }) >/dev/null 2>"$tmp/log"; then
    dpkg-deb --fsys-tarfile "$tmp"/texlive-lang-chinese_*.deb | tar -x -C "$tmp" --wildcards '*/fandol/*-Regular.otf'
    find "$tmp" -name 'Fandol*-Regular.otf' -exec mv -f {} "$cache/" \;
  else
    echo "fonts.sh: Fandol could not be fetched, Noto stands in: $(tail -1 "$tmp/log")" >&2
  fi
fi

map() { # map FAMILY OFFICE_NAME...
  local family=$1 name
  shift
  for name in "$@"; do
    echo "  <alias binding=\"same\"><family>$name</family><prefer><family>$family</family><family>Noto Serif CJK SC</family></prefer></alias>"
  done
}

{
  echo '<?xml version="1.0"?>'
  echo '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
  echo '<fontconfig>'
  echo '  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
  echo "  <dir>$cache</dir>"
  echo "  <cachedir>$cache/index</cachedir>"
  map FandolFang 仿宋_GB2312 仿宋
  map FandolKai 楷体_GB2312 楷体
  map FandolHei 黑体 SimHei
  map FandolSong 宋体 SimSun
  map 'Noto Serif CJK SC' 方正小标宋简体
  echo '</fontconfig>'
} >"$conf.new"
cmp -s "$conf.new" "$conf" && rm "$conf.new" || mv "$conf.new" "$conf"
echo "$conf"
