# The words of the screens themselves: fields, steps, navigation, errors. A process brings its own texts.

# Fields. The page itself fills in {"{n}"} while somebody types.
field-optional = (optional)
field-error = Error:
field-choose = Make a choice
field-most = You can use { $n } characters.
field-left = You have {"{n}"} characters left.
field-many = Your text is {"{n}"} characters too long.
slots-times = { $n ->
    [one] 1 time
   *[other] { $n } times
}
question-earlier-days = Earlier days
question-later-days = Later days
question-none-suits-title = Does none of these times suit you?
question-none-suits = No time suits me. Please call me.
question-only-when = Only if you chose: { $choice }
date-day = Day
date-month = Month
date-year = Year

# What the page says back
errors-title = Something is not right yet
draft-saving = Saving …
draft-saved = Saved
draft-failed = We cannot save this now. We will try again soon.
copy-value = Copy { $value }
copy-done = Copied
copy-failed = Copying does not work in this browser.
print = Print
change = change
back = Back
close = Close

# Where you are
progress-question = Question { $number } of { $total }
track-step = Step { $number } of { $total }:
step-done = done
step-now = now
step-later = later
step-wrong = stopped
pages = Pages
pages-previous = Previous
pages-next = Next

# Around every page
skip-to-main = Skip to the content
nav-main = Main menu
help-title = Need help?
help-short = Help
help-text = We are happy to help. This is how you reach us:
signed-in-as = You are signed in as { $name }.
sign-out = Sign out

# The desk
desk-find = Search by name, address, phone or number
advice-why = why?
keys-title = Keys
keys-move = To the next or previous in the list
keys-search = Search
keys-escape = Leave a field
keys-show = This explanation
keys-on = Use keys
theme-switch = Light or dark
theme-auto = Light or dark, as your device
theme-light = Light screen
theme-dark = Dark screen

# When something goes wrong
error-home = Go to the start
error-number = Do you call us about this? Then mention this number: { $number }
error-not-found-title = This page does not exist
error-not-found-text = The page has moved, or the address is not right. Go to the start and look from there.
error-gone-title = This link no longer works
error-gone-text = The link is too old or has been used. Ask for a new one.
error-forbidden-title = You cannot see this page
error-forbidden-text = This page does not belong to your account. Do you think that is not right? Please contact us.
error-too-many-title = Please wait a moment
error-too-many-text = You have tried this too often in a row. Try again after { $time }.
error-broken-title = Something went wrong on our side
error-broken-text = It is not your fault. Try again in a few minutes.
error-changed-title = Something has just changed
error-changed-text = Somebody else has changed this in the meantime. Go back, see how it is now and try again.
error-told-title = That is not possible now
error-sign-in-title = You are not signed in
error-sign-in-text = Sign in and try again.
error-elsewhere-title = This cannot be done from another website
error-elsewhere-text = Your request came from another website. For your safety we do nothing then. Open our website yourself and try again.
error-too-large-title = This file is too large
error-too-large-text = Choose a smaller file or send less text.
error-request-title = That did not go well
error-request-text = We do not understand this request. Go back and try again.
error-unavailable-title = It does not work at the moment
error-unavailable-text = It is not your fault. Try again in a minute.

# Between whole numbers and parts.
decimal-mark = .
