#!/usr/bin/env bash
# Edits a listing in the real window as a person would: a mistake, its mark, the run, saving, and the
# questions before anything is overwritten or lost.
#   editing_test.sh FDSCOPE [CLOSE_WINDOW]    CLOSE_WINDOW: close_window.cpp's program
# Exit status: 0 passed, 1 failed, 77 a tool is missing.
set -euo pipefail
program=$1
close_button=${2:-}
# shellcheck source=driver.sh
. "$(dirname "$0")/driver.sh"

listing=$folder/hello.c
printf '#include <stdio.h>\n\nint main(void) {\n    puts("hello");\n    return 0;\n}\n' >"$listing"
on_disk() { grep -qF "$1" "$2" 2>/dev/null; }

open_window "$listing"
xdotool key F2
until_true "F2 shows the text" shown text

# A mistake is marked, and nothing of the text is lost.
xdotool key ctrl+Home key Down key Down key End key Return
xdotool type 'int wrong = nowhere;'
xdotool key F5
until_true "the mistake is listed" shown "mistake 1"
until_true "the text is still there" shown text
xdotool key Escape
until_true "Esc shows the old run" hidden text
xdotool key F2
until_true "F2 shows the text again" shown "mistake 1"

# Put right, it runs; keys that step were letters before.
xdotool key End key ctrl+shift+Left key ctrl+shift+Left
xdotool type '0;'
xdotool key F5
until_true "the run is shown" hidden text
until_true "it plays" step_above 0
until_true "the window says that it is not saved" eval \
  '[ "$(xdotool getwindowname "$window")" = "hello (not saved) - fdscope" ]'

# Saving asks before it overwrites.
xdotool key ctrl+s
until_true "Ctrl+S asks" shown overwrite
! on_disk wrong "$listing" || fail "it has overwritten before the answer"
xdotool key Escape
until_true "Esc cancels" hidden overwrite
xdotool key ctrl+s
until_true "Ctrl+S asks again" shown overwrite
click overwrite
until_true "the text is on the disk" on_disk 'int wrong = 0;' "$listing"
until_true "the title says so" titled hello

# Somewhere else, with a name that is typed.
xdotool key ctrl+shift+s
until_true "a name is asked for" shown "save here"
xdotool key ctrl+a
xdotool type "$folder/copy.c"
xdotool key Return
until_true "the copy is on the disk" on_disk 'int wrong = 0;' "$folder/copy.c"

# What is copied goes through the window system's clipboard; a paste beside a text is a new listing.
xdotool key F2
until_true "the text" shown text
xdotool key ctrl+a key ctrl+c key Escape
until_true "the run" hidden text
xdotool key ctrl+v
until_true "the paste is a new listing" shown text
xdotool key ctrl+End
xdotool type '// pasted'
xdotool key F5
until_true "the paste runs" titled 'untitled (not saved)'

# Closing asks first; the window's own close button, too.
if [ -n "$close_button" ]; then
  "$close_button" "$window" || fail "the window cannot be asked to close"
  until_true "the close button asks" shown discard
  xdotool key Escape
  until_true "Esc stays" hidden discard
else
  echo "not tested: the close button, because X11's headers are missing"
fi
xdotool key ctrl+q
until_true "Ctrl+Q asks" shown discard
xdotool key Tab
close_window Return
echo "passed"
