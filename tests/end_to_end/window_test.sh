#!/usr/bin/env bash
# Drives the real window as a person would: Xvfb is the screen, xdotool the hands. What the window shows
# is read from the file that it writes after each frame; every wait is for a state, never for a time.
#   window_test.sh FDSCOPE SCENARIOS [DROP_FILE]    DROP_FILE: drop_file.cpp's program
# Exit status: 0 passed, 1 failed, 77 a tool is missing.
set -euo pipefail
program=$1
scenarios=$2
drop_file=${3:-}
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

FDSCOPE_UI_STATE=$state "$program" "$scenarios/parent_to_child" 2>"$folder/stderr" &
window_pid=$!
until_true "the first frame" test -s "$state"
until_true "step 0" step_is 0
window=$(xdotool search --sync --onlyvisible --class fdscope | head -n 1)
xdotool windowfocus "$window"
until_true "the play button" shown play
windowed=$(value window)

# Keys.
xdotool key Right
until_true "Right goes to step 1" step_is 1
xdotool key Right key Right key Right
until_true "three quick keys go three steps" step_is 4
xdotool key Left
until_true "Left goes back" step_is 3
xdotool key Home
until_true "Home goes to the start" step_is 0

# The play button.
click play
until_true "it plays" step_above 1
click play
until_true "Home after playing" step_above 0
xdotool key Home
until_true "Home goes to the start again" step_is 0

# The time line.
read -r x y w h _ <<<"$(box 'time line')"
[ -n "${h:-}" ] || fail "there is no time line"
row=$((y + h / 2))
xdotool mousemove $((x + 2)) $row mousedown 1
xdotool mousemove $((x + w / 2)) $row
xdotool mousemove $((x + w - 2)) $row
until_true "dragging reaches a late step" step_above 3
late=$(step)
xdotool mousemove $((x + 2)) $row
until_true "dragging back reaches an early step" step_is_not "$late"
xdotool mouseup 1
xdotool key Home
until_true "Home after dragging" step_is 0

# Larger, and as before.
usual=$(box play | cut -d' ' -f3,4)
xdotool key ctrl+plus
until_true "Ctrl + makes the play button larger" box_is_not play "$usual"
xdotool key ctrl+0
until_true "Ctrl 0 makes it as before" box_is play "$usual"

# The key sheet.
xdotool key question
until_true "? shows the keys" shown close
xdotool key Escape
until_true "Esc hides them" hidden close

# Full screen and back.
xdotool key F11
until_true "F11 fills the screen" window_is "1600 900 full-screen"
xdotool key Escape
until_true "Esc brings the window back" mode_is windowed
until_true "in its size" window_is "$windowed"

# On Linux too, and, once all is compared, as quiet as before.
xdotool key c
until_true "C compares with Linux" target_is_not model active
click model
until_true "a click goes back to the model" target_is model active
xdotool key c
until_true "C compares again" target_is_not model active

# Letters go to the terminal while somebody types there, and Ctrl+C interrupts.
xdotool key t
xdotool type l
xdotool key ctrl+c
until_true "Ctrl+C ends the program" target_is "interrupt key" disabled
until_true "the letter has opened no list" hidden close
xdotool key Escape
xdotool key l
until_true "after Esc it is a key again" shown close
xdotool key Escape
until_true "Esc closes the list" hidden close

# Nothing is drawn while nothing moves: the pause is what is tested, it orders nothing.
xdotool mousemove 5 5 key Home
before=$(frame)
until_true "a quiet window" eval 'before=$(frame); sleep 0.6; [ "$(frame)" = "$before" ]'

# A scenario and a listing, dropped on the window.
if [ -n "$drop_file" ]; then
  xdotool key Right
  until_true "a step before the drop" step_is 1
  "$drop_file" "$window" 300 300 "$scenarios/full_pipe" || fail "the window refused a folder"
  until_true "the dropped scenario's title" titled "A full pipe blocks the writer"
  until_true "the dropped scenario's start" step_is 0
  "$drop_file" "$window" 300 300 "$scenarios/broken_pipe/broken_pipe.c" || fail "it refused a listing"
  until_true "the dropped listing's title" titled broken_pipe
else
  echo "not tested: dropping a file, because X11's headers are missing"
fi

# The end.
xdotool key ctrl+q
until_true "the window closes" ended "$window_pid"
status=0
wait "$window_pid" || status=$?
window_pid=
[ $status -eq 0 ] || fail "exit status $status"
[ ! -s "$folder/stderr" ] || fail "it wrote to standard error"
echo "passed"
