# Ending a lease: what tenants and staff read. Mirrors nl.ftl.
lease-termination-name = End my lease
lease-termination-noun = lease termination
lease-termination-intro = Here you end your lease yourself. You also choose the time of the inspection. It takes about three minutes.
lease-termination-traditional = You cannot end your lease online. Call us, send a letter or visit us. We will arrange it with you.
lease-termination-sign = I end my lease
lease-termination-sign-explain = With this button you end your lease. It counts as your signature. You can still undo it later.

lease-termination-q-situation = Who is leaving?
lease-termination-q-situation-place = Who ends the lease?
lease-termination-q-situation-intro = Sometimes an employee needs to help. We will call you then.
lease-termination-f-situation = Choose what fits
lease-termination-situation-everyone = Everybody is moving out
lease-termination-situation-everyone-place = All tenants
lease-termination-situation-everyone-hint = Nobody stays in the home.
lease-termination-situation-everyone-hint-place = Nobody uses the place afterwards.
lease-termination-situation-only-me = I leave, somebody else stays
lease-termination-situation-only-me-place = Only me, somebody else keeps the place
lease-termination-situation-only-me-hint = An employee will call you. The lease then ends for you only.
lease-termination-situation-death = The tenant has died
lease-termination-situation-death-hint = We are sorry. An employee will call you and help you.

lease-termination-q-received-on = When did the notice come in?
lease-termination-q-received-on-intro = The notice term begins on this day. Did a letter come? Take the day on which we got it.
lease-termination-f-received-on = Received on
lease-termination-f-received-on-hint = Leave this empty when it is today: { $today }.

lease-termination-q-end-date = When do you want to stop renting?
lease-termination-q-end-date-intro = Your notice term is { $months ->
    [one] one month
   *[other] { $months } months
  }. The earliest day is { $earliest }.
lease-termination-f-end-date = Last day of the lease
lease-termination-f-end-date-hint = For example { $earliest }. If you choose a day that is too early, we take the earliest day. Is it after { $latest }? Then a person calls you.

lease-termination-q-reason = Why are you moving?
lease-termination-q-reason-place = Why do you end the lease?
lease-termination-q-reason-intro = You do not have to say. It helps us improve.
lease-termination-f-reason = Reason
lease-termination-f-reason-note = Would you like to say more?
lease-termination-reason-better-fit = I am moving to a home that fits better
lease-termination-reason-bought = I have bought a home
lease-termination-reason-work = I am going to work elsewhere
lease-termination-reason-neighbourhood = I do not enjoy living in this area
lease-termination-reason-facilities = I miss shops, care or transport
lease-termination-reason-personal = My life has changed
lease-termination-reason-regular = I would rather not say
lease-termination-reason-death = The tenant has died

lease-termination-q-new-address = What will be your new address?
lease-termination-q-new-address-intro = We send the final bill to this address.
lease-termination-f-address-kind = Your new address
lease-termination-address-kind-dutch = An address in the Netherlands
lease-termination-address-kind-abroad = An address in another country
lease-termination-address-kind-unknown = I do not know yet
lease-termination-address-kind-unknown-hint = You can tell us later.
lease-termination-f-postal-code = Postal code
lease-termination-f-house-number = House number
lease-termination-f-house-number-hint = With letter or addition, for example 24c or 24-2
lease-termination-f-street = Street
lease-termination-f-city = City
lease-termination-f-abroad = Address abroad
lease-termination-f-abroad-hint = Street, city and country

lease-termination-q-account = To which account can we pay you back?
lease-termination-q-account-intro = After you move we make a final bill. If you get money back, it goes to this account.
lease-termination-f-iban = Account number (IBAN)
lease-termination-f-iban-hint = For example NL91 ABNA 0417 1643 00
lease-termination-f-holder = Name on the bank card

lease-termination-q-viewing = May new tenants come and see the home?
lease-termination-q-viewing-intro = Sometimes a new tenant wants to see the home. Or take over some things. We then pass on your phone number or e-mail address.
lease-termination-f-viewing = May we pass on your details?
lease-termination-viewing-yes = Yes, they may contact me
lease-termination-viewing-no = No, rather not

lease-termination-q-inspections = Would you like an extra inspection?
lease-termination-q-inspections-intro = By our rules you do not need this. You may always ask for it. It is free.
lease-termination-f-ask-pre-inspection = Would you like a pre-inspection?
lease-termination-f-ask-pre-inspection-hint = The inspector tells you what you still have to do. Then you know where you stand.
lease-termination-f-ask-final-inspection = Would you like a final inspection?
lease-termination-f-ask-final-inspection-hint = The inspector looks at the empty home and takes the keys.
lease-termination-ask-yes = Yes, please
lease-termination-ask-no = No, that is not needed

lease-termination-q-pre-inspection-time = When can the inspector come?
lease-termination-q-pre-inspection-time-intro = This is the pre-inspection. The inspector tells you what to do before you leave. It takes { $minutes } minutes. You must be at home.
lease-termination-f-pre-inspection-time = Choose a time
lease-termination-q-final-inspection-time = When do you hand in the keys?
lease-termination-q-final-inspection-time-intro = This is the final inspection. The home is empty and clean by then. It takes { $minutes } minutes. You give the keys to the inspector.
lease-termination-f-final-inspection-time = Choose a time

lease-termination-q-contact = How do we keep you informed?
lease-termination-q-contact-intro = Your confirmation is always in My home as well.
lease-termination-f-contact-by = I prefer to hear from you
lease-termination-contact-email = By e-mail
lease-termination-contact-phone = By telephone
lease-termination-contact-letter = By letter
lease-termination-f-phone = Telephone number
lease-termination-f-phone-hint = So that the inspector can call you

lease-termination-s-address = Address
lease-termination-s-lease = Lease
lease-termination-s-situation = Who is leaving
lease-termination-s-situation-place = Who ends the lease
lease-termination-s-end = Last day of the lease
lease-termination-s-reason = Reason
lease-termination-s-reason-note = In your words
lease-termination-s-new-address = New address
lease-termination-s-account = Account
lease-termination-s-viewing = New tenants may contact you
lease-termination-s-contact = We keep you informed
lease-termination-s-phone = Telephone number
lease-termination-s-received = Received on
lease-termination-s-rejection = Why not
lease-termination-s-handed-over = What was arranged
lease-termination-yes = Yes
lease-termination-no = No
lease-termination-time-none-suits = None of the times suits. We will call you.
lease-termination-time-none-free = No time is free now. We will call you.

lease-termination-c-signatures = Also on the lease: { $names }. We ask whether { $count ->
    [one] they agree
   *[other] all of them agree
  }. Only then is the termination complete.
lease-termination-c-too-far-ahead = You want to stop on { $end }. That is after { $latest }. A person decides that far ahead.
lease-termination-c-person = An employee will look at this. We call you within two working days.
lease-termination-c-approval = An employee looks at your termination. You hear from us within two working days.
lease-termination-c-withdraw = You can still take this back later, until { $withdraw }.
lease-termination-c-too-short = You asked for { $wished }. That is too early, because your notice term is { $months ->
    [one] one month
   *[other] { $months } months
  }. So your lease ends on { $end }.
lease-termination-c-moved-weekend = { $from } is in a weekend. So it becomes { $to }.
lease-termination-c-moved-holiday = { $from } is { $holiday }. So it becomes { $to }.
lease-termination-c-moved-closed = We are closed on { $from }. So it becomes { $to }.
lease-termination-c-moved-payment-day = Your lease can only end on a payment day. So it becomes { $to }.

lease-termination-p-choose = Choose what fits.
lease-termination-p-date-missing = Fill in the last day of the lease.
lease-termination-p-date-wrong = Fill in a day that exists, for example { $example }.
lease-termination-p-before-start = Choose a day after { $start }. Your lease started then.
lease-termination-p-received-on = Choose a day from { $first } up to and including { $today }.
lease-termination-p-same-end = The last day is { $end } already. Choose another day.
lease-termination-p-odd-end = By the rules it would be { $computed }. Write down why you choose another day.
lease-termination-p-reason = Choose one of the reasons, or leave this empty.
lease-termination-p-end-passed = Choose a day that is still to come. Today it is { $today }.
lease-termination-p-address-kind = Choose whether you know your new address.
lease-termination-p-postal-code = Fill in a postal code, for example 9712 KB.
lease-termination-p-house-number = Fill in a house number, for example 24 or 24c.
lease-termination-p-street = Fill in the street.
lease-termination-p-city = Fill in the city.
lease-termination-p-abroad = Fill in the address with the country.
lease-termination-p-iban = Fill in a correct account number. Look at your bank card.
lease-termination-p-holder = Fill in the name on the bank card.
lease-termination-p-choose-viewing = Choose whether new tenants may contact you.
lease-termination-p-ask = Choose whether you want this inspection.
lease-termination-p-time = Choose a time, or choose that none suits.
lease-termination-p-time-gone = Somebody else just chose this time. Choose another time.
lease-termination-p-time-other-end = This time no longer fits the last day of your lease. Choose another time.
lease-termination-p-contact = Choose how you prefer to hear from us.
lease-termination-p-phone = Fill in a telephone number, for example 06 12 34 56 78.
lease-termination-p-email-missing = We have no e-mail address of yours. Choose telephone or letter.
lease-termination-p-too-long = This is too long. Use at most { $longest } characters.

lease-termination-r-traditional = You cannot end your lease online. Call us or visit us, and we will arrange it with you.
lease-termination-r-already = Your lease is already being ended. Did you do that yourself? See where it stands under What is going on. Did a co-tenant do it? Call us with any questions.
lease-termination-r-ended = This lease has already ended.
lease-termination-r-too-late-to-withdraw = You could withdraw until { $last }. Call us and we will look for a solution together.
lease-termination-r-no-appointment = This appointment no longer exists.
lease-termination-r-visit-changed = This appointment has been moved. First see when it is now.
lease-termination-r-visit-passed = This appointment has already been. Call us and we arrange it with you.
lease-termination-r-note-needed = Explain why. The tenant reads this.
lease-termination-r-arrangement-needed = Write down what you arranged. The tenant reads this.
lease-termination-r-somebody-stays = Somebody else stays in this home. You cannot end the whole lease. Choose Hand over and write down what was arranged.
lease-termination-r-not-agreed = Not agreed yet: { $names }. First record that they agree. Or choose Hand over.
lease-termination-r-end-passed = The last day of the lease was { $end }. First choose a new end.
lease-termination-r-nobody-stays = Nobody stays in this home. Approve the notice or reject it.
lease-termination-r-cannot-finish = The last day of the lease is { $end }. The case cannot be finished before that.
lease-termination-r-signature-done = The answer has already been given.

visit-pre-inspection = pre-inspection
visit-final-inspection = final inspection
visit-pre-inspection-title = Pre-inspection
visit-final-inspection-title = Final inspection

lease-termination-state-signing = Waiting for agreement
lease-termination-state-review = We are looking at it
lease-termination-state-confirmed = Confirmed
lease-termination-state-ended = Done
lease-termination-state-withdrawn = Withdrawn
lease-termination-state-rejected = Not agreed
lease-termination-state-handed-over = Handed over

lease-termination-step-received = Received
lease-termination-step-signatures = Everybody agrees
lease-termination-step-signatures-waiting = We are waiting for { $names }.
lease-termination-step-signatures-waiting-you = We are waiting for your answer.
lease-termination-step-signatures-waiting-you-too = We are waiting for you and { $names }.
lease-termination-step-signatures-declined = Does not agree: { $names }.
lease-termination-step-signatures-declined-you = You did not agree.
lease-termination-step-signatures-declined-you-too = Do not agree: you and { $names }.
lease-termination-step-review = We look at your termination
lease-termination-step-review-detail = You hear from us within two working days.
lease-termination-step-review-together = We are looking at the termination
lease-termination-step-review-detail-together = A person is looking at it. That takes two working days at most.
lease-termination-step-confirmed = Confirmed
lease-termination-step-confirmed-detail = Your lease ends on { $end }.
lease-termination-step-visit-open = We will call you to agree on a time.
lease-termination-step-visit-open-together = No time has been agreed yet.
lease-termination-step-end = Last day of the lease
lease-termination-step-settlement = Final bill
lease-termination-step-settlement-detail = You get the final bill within six weeks.
lease-termination-step-settlement-detail-together = The final settlement comes within six weeks.
lease-termination-step-withdrawn-together = The termination was withdrawn
lease-termination-step-withdrawn = You withdrew the termination
lease-termination-step-withdrawn-detail = You simply go on renting.
lease-termination-step-rejected = The termination does not go through
lease-termination-step-rejected-detail = An employee decided this: { $why }
lease-termination-step-rejected-detail-together = A person decided this. The lease goes on.
lease-termination-step-handed-over-detail-together = The whole lease does not end. Do you have questions? Call us.
lease-termination-step-handed-over = We arrange this in another way
lease-termination-step-handed-over-detail = The whole lease does not end. This was arranged: { $arranged }

attention-approval = Approve: filed online at level digital
attention-situation-only-me = One tenant leaves, the other stays
attention-situation-death = Death of the tenant
attention-too-far-ahead = End further ahead than the rules allow: agree on a day
attention-end-passed = The end has passed: first choose a new end
attention-disputed = Dispute about this lease
attention-no-time-free = No free time for the inspection: call the tenant
attention-no-time-suits = No time suits: call the tenant
attention-no-time-left = The time that was held has passed: agree on a new time
attention-visit-after-end = An inspection falls after the last day: agree on another time
attention-cosigner-declined = A co-tenant does not agree
attention-cosigner-asked-again = The end was changed: waiting for the co-tenant to agree once more
attention-all-agreed = Everybody agrees: approve the termination
attention-cosigner-silent = A co-tenant has not answered
attention-cosigner-unreachable = A co-tenant has no e-mail address: ask for agreement
attention-visit-cancelled = Tenant cancelled a required inspection
attention-table = The decision table sends this to an employee

lease-termination-command-approve = Approve
lease-termination-command-reject = Reject
lease-termination-command-hand-over = Hand over
lease-termination-command-withdraw = Withdraw termination
lease-termination-command-sign = Record agreement
lease-termination-command-decline = Record disagreement
lease-termination-command-choose-time = Choose a time
lease-termination-command-move-time = Choose another time
lease-termination-command-cancel-time = Cancel appointment
lease-termination-command-correct = Change end date
lease-termination-command-forwarding-address = Tell your new address
lease-termination-command-visited = Inspection took place
lease-termination-command-resolve = Dealt with
lease-termination-command-finish = Close case

event-termination-submitted = Lease terminated
event-termination-signatures-asked = Co-tenant asked to agree
event-termination-asked-again = Asked to agree once more: the earlier agreement no longer counts
event-termination-signed = Co-tenant agrees
event-termination-declined = Co-tenant does not agree
event-termination-signatures-expired = No answer from co-tenant
event-termination-sent-to-person = Sent to an employee
event-termination-approved = Approved
event-termination-confirmed = Confirmed
event-termination-rejected = Rejected by an employee
event-termination-handed-over = Handed over: the whole lease does not end
event-termination-withdrawn = Withdrawn
event-termination-corrected = End date changed
event-termination-forwarding-address = New address told
event-termination-resolved = Dealt with by an employee
event-termination-reminded = Reminder sent
event-termination-ended = Lease ended
event-appointment-held = Time held
event-appointment-booked = Appointment made
event-appointment-moved = Appointment moved
event-appointment-cancelled = Appointment cancelled
event-appointment-done = Inspection took place

lease-termination-mail-received-subject = We received your lease termination ({ $number })
lease-termination-mail-received-body =
    Dear { $name },

    On { $received } we received your lease termination. It is about { $address }.

    { $next }

    Your number is { $number }. In My home you always see where it stands.
lease-termination-mail-received-body-on-paper =
    Dear { $name },

    On { $received } we received your lease termination. It is about { $address }.

    { $next }

    Your number is { $number }. Do you have a question? Then mention this number.
lease-termination-mail-next-signing = We now ask { $names } to agree. After that you get the confirmation.
lease-termination-mail-next-review = An employee looks at your termination. You hear from us within two working days.
lease-termination-mail-confirmed-subject = Confirmed: your lease ends on { $end } ({ $number })
lease-termination-mail-confirmed-body =
    Dear { $name },

    We received your lease termination on { $received } and processed it. There is nothing you need to do now.

    Address: { $address }
    Last day of the lease: { $end }
    { $visits }

    { $notes }
lease-termination-mail-confirmed-together-subject = The lease of { $address } ends on { $end } ({ $number })
lease-termination-mail-confirmed-together-body =
    Dear { $name },

    Everybody agrees. The lease of { $address } ends. There is nothing you need to do now.

    Last day of the lease: { $end }
    { $visits }

    { $notes }
lease-termination-mail-confirmed-death-subject = The lease of { $address } ends on { $end } ({ $number })
lease-termination-mail-confirmed-death-body =
    Dear { $name },

    We are sorry for your loss. Notice has been given on the lease of { $address }.

    Last day of the lease: { $end }
    { $visits }

    Does a time or a day not suit you? Please call us. We will find a solution together.
lease-termination-mail-note-attached = The appointments are attached to this e-mail. Put them in your calendar.
lease-termination-mail-note-move = Does a time not suit you? Choose another in My home.
lease-termination-mail-note-withdraw = You can withdraw until { $withdraw }.
lease-termination-mail-note-call = Any questions? Please call us.
lease-termination-mail-relatives = relatives of { $name }
lease-termination-mail-confirmed-body-on-paper =
    Dear { $name },

    We received your lease termination on { $received } and processed it. There is nothing you need to do now.

    Address: { $address }
    Last day of the lease: { $end }
    { $visits }

    Does a time not suit you? Call us, and we choose another together. { $withdrawal }
lease-termination-mail-confirmed-together-body-on-paper =
    Dear { $name },

    Everybody agrees. The lease of { $address } ends. There is nothing you need to do now.

    Last day of the lease: { $end }
    { $visits }

    Any questions? Please call us.
lease-termination-mail-visit-line = { $visit }: { $when }
lease-termination-mail-visit-none = No inspection is needed.
lease-termination-mail-signature-asks = { $requester } wants to end the lease. The last day of the lease will be { $end }.
lease-termination-mail-signature-asks-again = { $requester } wants to end the lease. The last day has changed. It will be { $end }. The answer you gave before no longer counts.
lease-termination-mail-signature-subject = Do you agree to end the lease of { $address }?
lease-termination-mail-signature-body =
    Dear { $name },

    { $asks } It is about { $address }.

    You are a tenant as well. So we ask whether you agree. Please answer before { $until } with the button below. This link is only for you.

    Do you have questions? Please call us.
lease-termination-mail-person-subject = We are looking at your lease termination ({ $number })
lease-termination-mail-person-body =
    Dear { $name },

    An employee is looking at your lease termination for { $address }. We call you within two working days.
lease-termination-mail-person-death-subject = The lease of { $address } ({ $number })
lease-termination-mail-person-death-body =
    Dear { $name },

    We heard of the death and are sorry for your loss. This is about the lease of { $address }.

    An employee will help you. We contact you within two working days.
lease-termination-mail-rejected-subject = Your lease termination does not go through ({ $number })
lease-termination-mail-rejected-body =
    Dear { $name },

    An employee looked at your lease termination for { $address }. It does not go through.

    The reason: { $why }

    Do you not agree? Call us. We are glad to explain.
lease-termination-mail-handed-over-subject = Your question about the lease of { $address } ({ $number })
lease-termination-mail-handed-over-body =
    Dear { $name },

    You wanted to end the lease of { $address }. The lease does not end for everybody. That is why this notice does not go ahead. We arrange it in another way.

    This was arranged: { $arranged }

    Did you have an appointment with the inspector? It does not take place. Any questions? Please call us.
lease-termination-mail-rejected-together-subject = The lease termination of { $address } does not go ahead ({ $number })
lease-termination-mail-rejected-together-body =
    Dear { $name },

    An employee looked at the termination of the lease of { $address }. It does not go ahead. The lease simply goes on.

    Any questions? Please call us.
lease-termination-mail-withdrawn-subject = The lease termination was withdrawn ({ $number })
lease-termination-mail-withdrawn-body =
    Dear { $name },

    The lease termination for { $address } has been withdrawn. You simply go on renting. The inspections do not take place.
lease-termination-mail-corrected-subject = Your lease ends on { $end } ({ $number })
lease-termination-mail-corrected-body =
    Dear { $name },

    We changed the last day of your lease for { $address }. The new last day is { $end }.
lease-termination-mail-corrected-signing-subject = The last day of your lease will be { $end } ({ $number })
lease-termination-mail-corrected-signing-body =
    Dear { $name },

    We have changed the last day of your lease. It is about { $address }. The new last day is { $end }.

    Everybody must agree with this day. We are asking { $names } once more. After that you get the confirmation.
lease-termination-mail-time-subject = Your appointment for the { $visit } ({ $number })
lease-termination-mail-time-body =
    Dear { $name },

    Your { $visit } is on { $when }. It is about { $address }.

    { $inspector } will visit you. The appointment is attached to this e-mail.
lease-termination-mail-time-body-on-paper =
    Dear { $name },

    Your { $visit } is on { $when }. It is about { $address }.

    { $inspector } will visit you. Does it not suit you? Call us.
lease-termination-mail-time-cancelled-subject = Your { $visit } does not take place ({ $number })
lease-termination-mail-time-cancelled-body =
    Dear { $name },

    The { $visit } on { $when } does not take place. It is about { $address }.
lease-termination-mail-reminder-subject = Remember the { $visit }: { $when }
lease-termination-mail-reminder-body =
    Dear { $name },

    Soon { $inspector } visits you for the { $visit }. It is on { $when }, at { $address }.

    Can you not make it? Choose another time in My home. Or call us.
lease-termination-mail-reminder-together-subject = Remember the { $visit }: { $when }
lease-termination-mail-reminder-together-body =
    Dear { $name },

    { $inspector } is coming soon for the { $visit }. That is on { $when }, at { $address }.

    Does this time not suit you? Talk with your co-tenant or call us.
lease-termination-mail-reminder-body-on-paper =
    Dear { $name },

    Soon { $inspector } visits you for the { $visit }. It is on { $when }, at { $address }.

    Can you not make it? Call us, and we choose another time together.
lease-termination-mail-ended-subject = Your lease has ended ({ $number })
lease-termination-mail-ended-body =
    Dear { $name },

    Your lease of { $address } ended on { $end }. You get the final bill within six weeks.

    Thank you for renting with us. We wish you all the best in your new home.
lease-termination-mail-ended-death-subject = The lease of { $address } has ended ({ $number })
lease-termination-mail-ended-death-body =
    Dear { $name },

    The lease of { $address } ended on { $end }. The final settlement follows within six weeks.

    Any questions? Please call us. We are sorry for your loss.
