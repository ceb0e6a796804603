# What a person has who drives the real window: a screen (Xvfb), hands (xdotool), eyes (the file that
# the window writes after each frame). Sourced; every wait is for a state, never for a time.
# Needs $program. Leaves with 77 where a tool is missing.
patience=${FDSCOPE_TEST_PATIENCE:-120}  # seconds for one state to come

for tool in Xvfb xdotool; do
  command -v "$tool" >/dev/null || { echo "skipped: $tool is missing"; exit 77; }
done

folder=$(mktemp -d)
state=$folder/state
window_pid=
screen_pid=
cleanup() {
  [ -z "$window_pid" ] || kill "$window_pid" 2>/dev/null || true
  [ -z "$screen_pid" ] || kill "$screen_pid" 2>/dev/null || true
  rm -rf "$folder"
}
trap cleanup EXIT

fail() {
  echo "FAILED: $*" >&2
  echo "--- the window's last state" >&2
  cat "$state" >&2 2>/dev/null || true
  echo "--- its standard error" >&2
  cat "$folder/stderr" >&2 2>/dev/null || true
  exit 1
}

# until_true WHAT COMMAND...: polls until the command succeeds.
until_true() {
  local what=$1 end=$((SECONDS + patience))
  shift
  until "$@"; do
    [ $SECONDS -lt $end ] || fail "waited $patience s for: $what"
    [ -z "$window_pid" ] || kill -0 "$window_pid" 2>/dev/null || [ "$what" = "the window closes" ] ||
      fail "the window went away while waiting for: $what"
    sleep 0.03
  done
}

value() { sed -n "s/^$1 //p" "$state" 2>/dev/null | head -n 1; }
frame() { value frame; }
step() { value step; }
mode() { value window | cut -d' ' -f3; }
# box NAME: "x y w h state" of a target; names may hold blanks.
box() { sed -nE "s/^$1 (-?[0-9]+ -?[0-9]+ [0-9]+ [0-9]+ [a-z]+)\$/\1/p" "$state" 2>/dev/null | head -n 1; }
middle() { box "$1" | awk '{ print int($1 + $3 / 2), int($2 + $4 / 2) }'; }

titled() { [ "$(xdotool getwindowname "$window")" = "$1 - fdscope" ]; }
step_is() { [ "$(step)" = "$1" ]; }
step_is_not() { [ -n "$(step)" ] && [ "$(step)" != "$1" ]; }
step_above() { [ "$(step)" -gt "$1" ]; }
mode_is() { [ "$(mode)" = "$1" ]; }
window_is() { [ "$(value window)" = "$1" ]; }
shown() { [ -n "$(box "$1")" ]; }
hidden() { [ -n "$(frame)" ] && [ -z "$(box "$1")" ]; }
box_is() { [ "$(box "$1" | cut -d' ' -f3,4)" = "$2" ]; }
box_is_not() { shown "$1" && ! box_is "$1" "$2"; }
target_is() { [ "$(box "$1" | cut -d' ' -f5)" = "$2" ]; }
target_is_not() { shown "$1" && ! target_is "$1" "$2"; }
ended() { ! kill -0 "$1" 2>/dev/null; }

click() {
  local at
  at=$(middle "$1")
  [ -n "$at" ] || fail "there is no target \"$1\""
  # shellcheck disable=SC2086
  xdotool mousemove $at click 1
}

# Xvfb takes a free display by itself and says which.
Xvfb -displayfd 3 -screen 0 1600x900x24 -nolisten tcp 3>"$folder/display" 2>"$folder/xvfb" &
screen_pid=$!
until_true "a display" test -s "$folder/display"
DISPLAY=:$(cat "$folder/display")
export DISPLAY
unset WAYLAND_DISPLAY
export LIBGL_ALWAYS_SOFTWARE=1
export ASAN_OPTIONS=detect_leaks=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}

# open_window WHAT: shows it, and waits until it is at its first step.
open_window() {
  FDSCOPE_UI_STATE=$state "$program" "$1" 2>"$folder/stderr" &
  window_pid=$!
  until_true "the first frame" test -s "$state"
  until_true "step 0" step_is 0
  window=$(xdotool search --sync --onlyvisible --class fdscope | head -n 1)
  xdotool windowfocus "$window"
  until_true "the play button" shown play
}

# close_window KEY: the window is closed by a key, and nothing has gone wrong.
close_window() {
  xdotool key "$1"
  until_true "the window closes" ended "$window_pid"
  local status=0
  wait "$window_pid" || status=$?
  window_pid=
  [ $status -eq 0 ] || fail "exit status $status"
  [ ! -s "$folder/stderr" ] || fail "it wrote to standard error"
}
