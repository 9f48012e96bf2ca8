# Mijn: what tenants read outside the questions of a process. Plain English, mirrors the Dutch.

# Where you are
mijn-nav-home = Start
mijn-nav-visits = Appointments
mijn-nav-house = My home
mijn-nav-data = My details
mijn-hello-morning = Good morning, { $name }
mijn-hello-afternoon = Good afternoon, { $name }
mijn-hello-evening = Good evening, { $name }
mijn-hello-night = Hello, { $name }

# Start
mijn-arrange = What would you like to arrange?
mijn-topic-lease-termination = You are moving out
mijn-busy = What you are working on
mijn-no-cases = You have nothing in progress
mijn-no-cases-text = Do you arrange something? Here you will see how it is going.
mijn-cases = Your cases
mijn-all-cases = Also see what is finished
mijn-waiting = This is waiting for you
mijn-no-lease = There is no home in your name
mijn-no-lease-text = Is that not right? Please contact us.
mijn-draft-text = { $address }. You saved this on { $when }.
mijn-go-on = Go on

# Appointments
mijn-visits = Your appointments
mijn-visits-to-come = Appointments to come
mijn-no-visits = You have no appointments.
mijn-no-visits-text = Is somebody coming to visit you? Here you will see when.
mijn-visit-who = { $name } will visit you.
mijn-visit-held = Not certain yet
mijn-visit-change = Choose another time
mijn-visit-cancel = Call off
mijn-visit-case = See everything
mijn-visit-now = Your appointment is now
mijn-visit-stays = This appointment stays until you choose another time.
mijn-visit-chosen = Your appointment is made. You will get a confirmation.
mijn-visit-cancelled = Your appointment is called off.
mijn-choose-pre-inspection = Choose a time for the pre-inspection
mijn-choose-pre-inspection-hint = You will hear what to do before you leave
mijn-choose-final-inspection = Choose a time for the final inspection
mijn-choose-final-inspection-hint = You hand in the keys then
mijn-move-pre-inspection = Another time for the pre-inspection
mijn-move-final-inspection = Another time for the final inspection
mijn-choose-time = Choose a time
mijn-choose-time-error = Choose a time that suits you.
mijn-choose-time-hint = Does no time suit you? Please call us.
mijn-take-time = Choose this time
mijn-no-times = No time is free now
mijn-no-times-text = Call us. We will find a time together.
mijn-cancel-title = Do you want to call off this appointment?
mijn-cancel-text = Sometimes this appointment is needed after all. Then we will call you for a new time.
mijn-cancel-sure = Call off appointment
mijn-month-1 = Jan
mijn-month-2 = Feb
mijn-month-3 = Mar
mijn-month-4 = Apr
mijn-month-5 = May
mijn-month-6 = Jun
mijn-month-7 = Jul
mijn-month-8 = Aug
mijn-month-9 = Sep
mijn-month-10 = Oct
mijn-month-11 = Nov
mijn-month-12 = Dec

# My home
mijn-house-kind = Kind of home
mijn-house-since = You have rented since
mijn-house-until = Last day of the lease
mijn-house-pay = You pay the rent
mijn-house-built = Built in
mijn-house-lease = Number of your lease
mijn-house-number = Number of the home
mijn-house-ended = This lease has ended
mijn-house-wrong = Is something not right? Contact us. We will change it.
mijn-home-terraced = Terraced house
mijn-home-corner = Corner house
mijn-home-semi-detached = Semi-detached house
mijn-home-gallery-flat = Gallery flat
mijn-home-staircase-flat = Flat on a shared staircase
mijn-home-maisonette = Maisonette
mijn-home-upstairs = Upstairs flat
mijn-home-downstairs = Downstairs flat
mijn-home-room = Room
mijn-home-parking = Parking place
mijn-home-storage = Storage
mijn-pay-week = Every week
mijn-pay-four-weeks = Every four weeks
mijn-pay-month = Every month
mijn-pay-quarter = Every quarter
mijn-pay-half-year = Every half year
mijn-pay-year = Every year

# My details
mijn-data-name = Name
mijn-data-email = E-mail address
mijn-data-phone = Telephone number
mijn-data-number = Your number with us
mijn-not-known = Not known
mijn-not-given = Not filled in
mijn-data-wrong = Is something not right? Contact us. We will change it.
mijn-preferences = What you like
mijn-preferences-language = In which language do we write to you?
mijn-preferences-channel = How do you like to hear from us best?
mijn-preferences-channel-hint = Sometimes that is not possible. Then we choose another way.
mijn-preferences-saved = Your choice has been saved.
mijn-language-nl = Dutch
mijn-language-en = English
mijn-no-preference = I do not mind
mijn-save = Save
mijn-data-all = Everything we know about you
mijn-data-all-text = You may see everything and take it with you: your home, your cases, your appointments and every contact. You get one file.
mijn-data-download = Download everything
mijn-data-file = my-details

# Filling in
mijn-begin = Begin
mijn-begun = You had already begun. Your answers have been saved.
mijn-begin-again = Start again
mijn-draft-gone = Your answers are gone. You can start again.
mijn-needs = What you need
mijn-need-lease-termination-1 = The day on which you want to stop renting
mijn-need-lease-termination-2 = Your new address, if you know it already
mijn-need-lease-termination-3 = Your account number (IBAN)
mijn-need-lease-termination-4 = Your diary, for the appointment with the inspector
mijn-kept = You can always stop and go on later. We save what you fill in.
mijn-next = Continue
mijn-later = Save and go on later
mijn-saved-for-later = Saved. You will find it on this page.
mijn-check-changed-title = Something has changed
mijn-check-changed = Your answers changed after you read them. Please check them again. Is everything right? Then press the button again.
mijn-check-title = Are your answers correct?
mijn-time-gone = Somebody else has just taken this time.
mijn-traditional = Under Need help you can see how to reach us.
mijn-refused-text = Do you think this is not right? Please contact us.
mijn-reach-us = How to reach us
mijn-see-case = See how it is going

# Following
mijn-done = Done! We have received it.
mijn-done-lease-termination-confirmed = Done! You have ended your lease.
mijn-done-lease-termination-signing = Done! We are now asking everybody to agree.
mijn-done-lease-termination-review = Done! We are looking at your notice.
mijn-sent-email = You will get a confirmation by e-mail at { $email }.
mijn-sent-letter = You will get a confirmation by letter.
mijn-done-number = Your number is
mijn-steps = What happens
mijn-filed = What you told us
mijn-history = Everything that has happened
mijn-by-you = by you
mijn-by-staff = by a member of staff
mijn-by-itself = automatically
mijn-withdraw = You withdraw your request. We will do nothing more with it.
mijn-withdraw-lease-termination = You simply keep renting. The appointments with the inspector will not take place. You will get a confirmation.
mijn-address-told = Done. We have your new address.
mijn-withdrawn = Done. You have withdrawn it.
mijn-do-not = Never mind

# Agreement of a co-tenant
mijn-asked-title = { $name } asks you to agree
mijn-asked-text = It is about { $address }.
mijn-asked-go = See and answer
mijn-asked-intro = { $name } wants to end the lease. You are on the lease too. That is why we ask whether you agree.
mijn-asked-question = Do you agree?
mijn-asked-until = Answer up to and including { $until }.
mijn-asked-agree = Yes, I agree
mijn-asked-decline = No, I do not agree
mijn-asked-choose = Choose whether you agree.
mijn-asked-send = Send answer
mijn-asked-thanks = Thank you for your answer
mijn-asked-agreed = You agree. You do not have to do anything else.
mijn-asked-declined = You do not agree. A member of staff will contact you.
mijn-asked-closed = You no longer have to answer.
