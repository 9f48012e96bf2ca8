# Signing in, for tenants and for staff, and the question to a co-tenant.

language-nl = Nederlands
language-en = English

# Ways to reach a person
help-way-phone = Call { $value }
help-way-email = E-mail { $value }
help-way-counter = Visit us: { $value }

# Tenants
sign-in-title = Sign in
sign-in-lead = We send you a code by e-mail. You do not need a password.
sign-in-email = Your e-mail address
sign-in-email-hint = Use the address that we know of you.
sign-in-send = Send me a code
sign-in-code-title = Fill in your code
sign-in-code-lead = Do we know { $email }? Then you now get an e-mail there with a code of 6 digits.
sign-in-code-time = The code works for 10 minutes. Keep this page open.
sign-in-code = The code from the e-mail
sign-in-enter = Sign in
sign-in-no-mail = Did you not get an e-mail?
sign-in-no-mail-text = Look in your junk mail as well. Maybe we know another address of you. Does it not work? Please call us.
sign-in-send-again = Send a new code
sign-in-other-address = Use another e-mail address
sign-in-who-title = Who are you?
sign-in-who-lead = More people use this e-mail address.
sign-in-who-enter = Go on
sign-in-who-choose = Choose who you are.
signed-out = You have signed out.

# Staff
staff-sign-in-title = Sign in to the Balie
staff-sign-in-email = E-mail address
staff-sign-in-password = Password
staff-sign-in-go-on = Go on
staff-sign-in-forgotten = Forgotten your password, or another phone? Ask your administrator for help.
staff-code-title = Fill in the code
staff-code-lead = Open the app on your phone. It shows a code of 6 digits.
staff-code = The code from the app
staff-sign-in-enter = Sign in
staff-set-up-title = Make signing in safe
staff-set-up-lead = Beside your password you will use a code on your phone. You set this up once.
staff-set-up-app = Put an app for codes on your phone, if you do not have one yet.
staff-set-up-scan = Open the app and take a picture of this block:
staff-set-up-picture = Block to scan with the app. Cannot scan it? Choose below to type it over.
staff-set-up-by-hand = I cannot scan it
staff-set-up-secret = Type this key in the app:
staff-set-up-address = Or open this address on your phone:
staff-set-up-type = Fill in below the code that the app shows.

# The question to a co-tenant
cosign-title = Do you agree that the lease ends?
cosign-hello = Hello { $name }
cosign-lead = Somebody you rent with wants to end the lease. That is only possible if you agree.
cosign-open = See what is asked
cosign-asks = { $name } wants to end the lease of this home.
cosign-question = Do you agree?
cosign-until = Give your answer on or before { $date }.
cosign-agreed = Yes, I agree that the lease ends
cosign-declined = No, I do not agree
cosign-choose = Choose yes or no.
cosign-send = Send my answer
cosign-signature = Your answer counts as your signature.
cosign-answered-title = Thank you for your answer
cosign-answered-agreed = You agree that the lease ends. We will send you the dates.
cosign-answered-declined = You do not agree that the lease ends. We will contact you.
