#!/usr/bin/env bash
# Drives the real window as a person would: keys, clicks, drags, drops.
#   window_test.sh FDSCOPE SCENARIOS [DROP_FILE]    DROP_FILE: drop_file.cpp's program
# Exit status: 0 passed, 1 failed, 77 a tool is missing.
set -euo pipefail
program=$1
scenarios=$2
drop_file=${3:-}
# shellcheck source=driver.sh
. "$(dirname "$0")/driver.sh"
open_window "$scenarios/parent_to_child"
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
close_window ctrl+q
echo "passed"
