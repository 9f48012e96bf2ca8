# Signing in: what may go wrong, and the e-mail with the code.

sign-in-code-empty = Fill in the code of 6 digits.
sign-in-code-wrong = This code is not correct. Look in the newest e-mail and try again.
sign-in-code-gone = This code no longer works. Ask for a new code.

sign-in-code-mail-subject = { $code } is your code to sign in
sign-in-code-mail-body =
    You want to sign in at { $association }.

    Your code is: { $code }

    The code works for { $minutes } minutes. Fill it in on the page you still have open.

    Do not give this code to anyone. Not even to someone who says they work for us.

    Did you not want to sign in? Then you do not have to do anything.

staff-sign-in-wrong = The e-mail address or the password is not correct.
staff-code-wrong = This code is not correct or has been used. Wait for the next code in your app.

staff-name-needed = Fill in a name of at most 100 characters.
staff-email-taken = There is already a member of staff with this e-mail address.
staff-password-short = Choose a password of at least 12 characters.
staff-password-long = This password is too long. Choose one of at most 256 characters.
staff-password-guessable = This password is too easy to guess. Use four separate words, for example.
staff-password-wrong = Your current password is not correct.
staff-last-administrator = This is the last administrator. Make somebody else administrator first.
staff-not-yourself = You cannot take away your own administration. Ask another administrator.

api-key-name-needed = Fill in for which system the key is.
api-key-scope-needed = Choose what the system may do.
