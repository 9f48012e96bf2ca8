# The Balie: what staff read.

# The menu
balie-nav-work = Work
balie-nav-tenants = Tenants
balie-nav-cases = Cases
balie-nav-busy = Busy
balie-nav-agenda = Calendar
balie-nav-outbox = Outbox
balie-nav-manage = Steering
balie-nav-settings = Settings
balie-key-open = Open
balie-key-done = Done: approve or resolve
balie-key-take = Take or give back
balie-key-weeks = Next or previous week

# Time
balie-yesterday = yesterday
balie-age-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
balie-age-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
balie-age-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
balie-since = for { $age }
balie-until = until { $date }

# The work list
balie-work-title = Work list
balie-lists = Lists
balie-lists-by-reason = Lists by reason
balie-list-all = All
balie-list-mine = Mine
balie-list-free = Nobody's yet
balie-taken-by = with { $name }
balie-by-me = yours
balie-list-empty = Nothing on this list
balie-list-empty-text = There is still work on another list.
balie-list-empty-action = See all
balie-work-empty = Everything is done
balie-work-empty-text = Cases that a person must look at come here: approvals, exceptions and letters.
balie-work-empty-action = Find a tenant
balie-work-given-up = { $n ->
    [one] One message did not arrive.
   *[other] { $n } messages did not arrive.
}
balie-work-to-outbox = To the outbox
balie-attention-approval = Approve
balie-attention-situation-only-me = One leaves
balie-attention-situation-death = Death
balie-attention-disputed = Dispute
balie-attention-no-time-free = No free time
balie-attention-no-time-suits = No time suits
balie-attention-cosigner-declined = Co-tenant disagrees
balie-attention-cosigner-silent = Co-tenant does not answer
balie-attention-cosigner-unreachable = Ask co-tenant
balie-attention-visit-cancelled = Inspection cancelled
balie-attention-no-time-left = Time has passed
balie-attention-visit-after-end = Inspection after the end
balie-attention-table = Decision table
balie-attention-letter-needed = Send letter

# The outbox
balie-outbox-title = Outbox
balie-outbox-intro = Messages to other systems and e-mails that have not arrived yet.
balie-outbox-given-up = Did not arrive
balie-outbox-none = Everything has arrived
balie-outbox-none-text = Messages that did not arrive after many tries come here.
balie-outbox-tries = { $n ->
    [one] tried once
   *[other] tried { $n } times
}
balie-outbox-behind = { $n ->
    [one] 1 message waits behind it
   *[other] { $n } messages wait behind it
}
balie-outbox-case = To the case
balie-outbox-replay = Send again
balie-outbox-replayed = The message is sent again.
balie-outbox-drop = Do not send any more
balie-outbox-drop-hint = The other system will not know. What waits behind it does go on.
balie-outbox-drop-do = Do not send any more
balie-outbox-reason = Why
balie-outbox-reason-needed = Enter why this message need not be sent any more.
balie-outbox-dropped = The message is not sent any more.
balie-backlog = Still to do
balie-backlog-none = Nothing is waiting.
balie-backlog-target = Where to
balie-backlog-waiting = Waiting
balie-backlog-due = Can leave now
balie-backlog-dead = Stopped
balie-backlog-oldest = Oldest
balie-target-erp = ERP
balie-target-mail = E-mail
balie-target-timer = To do later
balie-message-termination = Lease termination
balie-message-appointment = Appointment
balie-message-inspection = Inspection
balie-message-contact = Contact moment
balie-message-case = E-mail about a case
balie-message-sign-in = E-mail with a sign-in code
balie-message-remind = Reminder
balie-message-finish = Close the case
balie-message-expire-signatures = Term for agreement

# Finding
balie-find-title = Find a tenant
balie-find-title-of = Found for “{ $words }”
balie-find-empty = Who are you looking for?
balie-find-empty-text = Type a name, address, telephone number, lease number or case number at the top. The / key takes you there.
balie-find-short = Type one more letter
balie-find-short-text = Finding begins with two letters or figures.
balie-find-none = Nobody found
balie-find-none-text = Try fewer words, or only the postal code with the house number.
balie-found = { $n ->
    [one] 1 tenant
   *[other] { $n } tenants
}
balie-found-many = { $n } tenants or more. Add a street or a first name.
balie-no-lease = No lease

# The tenant
balie-tenant = Tenant
balie-reach = How to reach
balie-phone = Telephone
balie-email = E-mail address
balie-preference = Prefers
balie-no-preference = No preference
balie-language = Language
balie-number = Relation number
balie-unknown = Not known
balie-home = Home
balie-address = Address
balie-lease = Lease
balie-lease-since = Tenant since
balie-lease-until = Tenant until
balie-on-behalf = Enter on behalf of the tenant
balie-cases = Cases
balie-cases-none = No cases.
balie-visits = Appointments
balie-visits-none = No appointments.
balie-contacts = Contact moments
balie-contacts-none = No contact recorded yet.
balie-record = Record contact
balie-record-do = Record
balie-channel = Channel
balie-channel-needed = Choose how the contact went, for instance telephone.
balie-channel-asked = How did this come in?
balie-own-account = Nobody asked: we do this ourselves
balie-direction = Who began?
balie-direction-in = The tenant
balie-direction-out = We did
balie-topic = Topic
balie-topic-repair = Repair
balie-topic-nuisance = Nuisance
balie-topic-payment = Payment and rent
balie-topic-general-question = General question
balie-topic-needed = Choose what it was about.
balie-summary = What was discussed?
balie-summary-needed = Write in one or two sentences what was discussed.
balie-summary-long = This is too long. Use 2,000 characters at most.
balie-contact-recorded = Contact recorded.

# Cases
balie-cases-title = All cases
balie-cases-empty = No cases found
balie-cases-empty-text = Choose a wider filter, or find a tenant by name.
balie-all = All
balie-process = Process
balie-state = State
balie-level = Level
balie-filter = Show
balie-filter-clear = Clear filters
balie-lease-termination-state-review = To be assessed
balie-take = Take
balie-release = Give back
balie-take-over = Take over
balie-next-case = Next case
balie-case-taken = This case is yours now.
balie-case-released = This case is nobody's again.
balie-command-done = Done.
balie-command-withdraw-hint = The tenant then simply goes on renting. All appointments lapse.
balie-command-reject-hint = The tenant reads your explanation. Explain why, and what is possible.
balie-command-hand-over-hint = The whole lease does not end, because somebody stays or not everybody agrees. Write down what was arranged and where it goes on. The tenant reads this.
balie-command-resolve-hint = Everything that asked for a person here is then arranged.
balie-command-correct-hint = The tenant is told the new day.
balie-new-date = New last day
balie-why = Explanation
balie-note = Note
balie-changed-title = Somebody else was first
balie-changed-text = This case changed while you were looking. Nothing was done. Meanwhile this happened:
balie-changed-written = This is what you wrote:
balie-not-given = not filled in
balie-filed = What was filed
balie-history = What happened
balie-what-tenant-sees = What the tenant sees
balie-signers = Agreement of co-tenants
balie-signer-agreed = Agrees
balie-signer-declined = Disagrees
balie-signer-asked = Asked
balie-signer-record = Record the answer
balie-signer-agree = Agrees
balie-signer-decline = Disagrees
balie-visit-held = Held
balie-visit-booked = Booked
balie-visit-done = Took place
balie-visit-cancelled = Cancelled
balie-visit-move = Another time
balie-visit-close = Took place
balie-visit-cancel = Cancel
balie-visit-plan = Plan: { $visit }
balie-time-now = Now: { $when }
balie-times = Free times
balie-times-none = No free time
balie-times-none-text = No inspector has time in this period. Look in the calendar, or change the end date.
balie-time-do = Book this time
balie-letters = Letters on paper
balie-letter-title = Letter to { $name }
balie-letter-number = Our number:
balie-by-tenant = Tenant
balie-by-staff = Member of staff
balie-by-system = Other system
balie-by-program = Automatic
balie-event-other = Updated
balie-event-letter-needed = Letter needed
balie-event-case-assigned = Taken
balie-event-case-released = Given back
balie-event-contact-recorded = Contact recorded
balie-event-absence-added = Absence entered
balie-event-absence-removed = Absence removed

# Arranging something for a tenant
balie-intake-title = { $process } for { $name }
balie-intake-check = Is this right?
balie-intake-check-do = Check
balie-intake-file = Enter
balie-intake-filed = Entered. The tenant is told.

# The calendar
balie-agenda-title = Calendar, week of { $date }
balie-agenda-empty = No inspectors yet
balie-agenda-empty-text = Here you will see who visits whom on each day.
balie-week-before = Previous week
balie-week-after = Next week
balie-week-now = This week
balie-inspector = Inspector
balie-away = Away: { $reason }
balie-absence-period = { $from } up to and including { $until }
balie-absence-remove = Remove
balie-absence-removed = Absence removed.
balie-absence = Enter an absence
balie-absence-text = No new times are offered then. What is booked stays booked.
balie-absence-from = First day
balie-absence-until = Last day
balie-absence-reason = Reason
balie-absence-do = Enter
balie-absence-added = Absence entered.
balie-absence-inspector-needed = Choose an inspector.
balie-absence-reason-needed = Enter a reason, for instance holiday.
balie-absence-ends-before-it-begins = The last day is before the first day.
balie-absence-known = An absence already begins on this day.
balie-date-needed = Enter a day that exists, for instance 3-12-2026.

# Settings
balie-settings = Settings
balie-settings-levels = Levels
balie-settings-staff = Staff
balie-settings-keys = Keys
balie-save = Save
balie-levels-intro = A new level holds for new cases. Cases that run keep the level with which they began.
balie-level-traditional-hint = The tenant calls, writes or comes by. Staff enter everything.
balie-level-digital-hint = The tenant arranges it online. A member of staff approves it.
balie-level-maximally-digital-hint = The rules decide and the inspection is booked. Only exceptions come here.
balie-level-set = The level was changed.
balie-role = Role
balie-role-agent = Agent
balie-role-manager = Manager
balie-role-administrator = Administrator
balie-once = You see this only once. Hand it over now, in a safe way.
balie-password-of = Password for { $name }
balie-staff-name = Name
balie-staff-add = Add a member of staff
balie-staff-since = since { $date }
balie-staff-disabled = Cannot sign in
balie-staff-factor = Second factor is on
balie-staff-no-factor = No second factor yet
balie-staff-change = Change
balie-staff-role = Save role
balie-staff-password = New password
balie-staff-factor-reset = Clear second factor
balie-staff-sign-out = Sign out everywhere
balie-staff-disable = Switch off
balie-staff-enable = Switch on
balie-staff-changed = Changed.
balie-settings-inspectors = Inspectors
balie-inspectors-intro = These people visit tenants. Times are offered within their hours.
balie-inspectors-none = Add somebody first. After that tenants can choose a time.
balie-inspectors-back = All inspectors
balie-inspector-add = Add an inspector
balie-inspector-added = The inspector has been added. Their times are offered now.
balie-inspector-changed = Changed. Appointments that were made stay as they are.
balie-inspector-stale = Somebody else has just changed this. Check it and save again.
balie-inspector-hours = { $hours } hours a week
balie-inspector-has-added = Extra hours online
balie-inspector-name = Name
balie-inspector-name-hint = This is the name in the letter to the tenant.
balie-inspector-state = New appointments
balie-inspector-active = Yes, offer times
balie-inspector-gone = No new appointments
balie-inspector-week = Hours of each day
balie-inspector-day = Day
balie-inspector-usual = Hours for everybody
balie-inspector-added-hours = Extra hours
balie-inspector-hours-hint = Write the hours like this: 8:00-12:00, 13:00-17:00. Leave a day empty when nobody works.
balie-inspector-added-text = Extra hours are for tenants who arrange it online by themselves. They come on top of the hours for everybody and take nothing from them.
balie-keys-none = No keys yet
balie-keys-none-text = With a key another system can use the API.
balie-key-made = The new key
balie-key-add = Make a key
balie-key-name = For which system
balie-key-name-hint = For instance: telephone exchange
balie-key-scopes = What may the system do?
balie-key-used = Last used: { $when }
balie-key-unused = never
balie-key-revoke = Revoke
balie-key-revoked = Revoked
balie-key-revoked-now = The key no longer works.
balie-scope-cases-read = Read cases
balie-scope-cases-write = File and change cases
balie-scope-appointments-read = Read appointments
balie-scope-appointments-write = Make and move appointments
balie-scope-contact-moments-read = Read contact moments
balie-scope-contact-moments-write = Record contact moments
balie-scope-channel-advices-write = Ask for channel advice
balie-scope-channel-policies-read = Read channel policies
balie-scope-channel-states-read = Read how busy it is
balie-scope-channel-states-write = Tell how busy it is

# Your own account
balie-account-title = Your account
balie-password-change = Change password
balie-password-change-text = You stay signed in here. On other devices you sign in again.
balie-password-old = Current password
balie-password-new = New password
balie-password-hint = At least 12 characters, for instance four separate words.
balie-password-repeated = New password, once more
balie-password-differs = This is not the same as the new password above.
balie-password-change-do = Change password
balie-password-changed = Your password was changed.

# Calling back
balie-call-back = Call back
balie-call-backs = Call back
balie-call-back-late = Too late
balie-call-back-now = Call now
balie-call-back-later = Later
balie-call-back-tries = { $n ->
    [one] not reached once, { $last }
   *[other] not reached { $n } times, last { $last }
}
balie-call-back-end = Finish
balie-call-back-said = What was said?
balie-call-back-said-hint = Only needed when you spoke with the tenant.
balie-call-back-do-done = Called
balie-call-back-do-not-reached = Not reached
balie-call-back-do-cancel = No longer needed
balie-call-back-do-stop = Stop calling
balie-call-back-done = Called. What was said stands with the contact moments.
balie-call-back-not-reached = Not reached. It is on the list again for the next hour. The tenant gets an e-mail.
balie-call-back-cancelled = Nobody needs to call any more.
balie-call-back-stopped = We stop calling. The tenant gets an e-mail.
balie-call-back-taken = You call this tenant.
balie-call-back-released = Somebody else can call this tenant.
balie-today = today
balie-message-call-back = E-mail about calling back

# Advice on the channel
balie-advice = Which channel fits?
balie-advice-intro = Choose what the tenant came for. You get the same advice as the tenant in My home.
balie-advice-channel = How did the tenant come?
balie-advice-emergency = People or the home are in danger
balie-advice-ask = Ask for advice
balie-advice-topic-needed = Choose what it is about.
balie-advice-channel-needed = Choose how the tenant came.
balie-advice-why = Read how this advice came about
balie-came-phone = The tenant is on the phone.
balie-came-counter = The tenant stands at the counter.
balie-came-email = The tenant sent an e-mail.
balie-came-letter = The tenant wrote a letter.
balie-came-visit = You are at the tenant's home.
balie-offer-together = Offer: do it together in My home, or you do it now.
balie-offer-follow = Show in My home how it stands, or tell it now.
balie-offer-here = That fits this question. Help the tenant now.
balie-offer-other = { $channel } fits better. Offer that, or help the tenant now.
balie-offer-closed = { $channel } fits better, but is closed now. Agree on a time, or help the tenant now.
balie-offer-equal = All channels are alike. Help the tenant now.
balie-why-title = Why this advice
balie-why-lead = So the tenant reads it in My home.
balie-why-arm-policy = This tenant gets the advice of the policy.
balie-why-arm-hold-out = This tenant is in the comparison group. So all channels are alike.
balie-why-arm-outside = This advice does not count in the comparison: a guard decided it.

# Alone or with help
balie-reliance = Alone or with help
balie-reliance-none = Nothing is known about this.
balie-reliance-everything = Everything
balie-reliance-self = Does it alone
balie-reliance-help = Would like help
balie-reliance-unknown = Not known
balie-reliance-from-tenant = The tenant said so on { $date }; counts until { $until }.
balie-reliance-from-employee = An employee wrote it down, { $date }; counts until { $until }.
balie-reliance-from-observed = So it went on { $date }; counts until { $until }.
balie-reliance-note = Write down what the tenant says
balie-reliance-question = What does the tenant say?
balie-reliance-hint = The tenant sees this in My home and can change it.
balie-reliance-topic-needed = Choose what it is about.
balie-reliance-needed = Choose what the tenant says.
balie-reliance-do = Write down
balie-reliance-noted = Written down. The tenant sees it in My home.

# How busy it is now
balie-busy-title = How busy it is now
balie-busy-intro = Tenants see this in Mijn, and it counts in the advice on the channel. Outside opening hours it does not count.
balie-busy-open = Open
balie-busy-away = Nobody
balie-busy-closed = Closed
balie-busy-untold = Nobody told how busy it is.
balie-busy-told-by = { $name } said this at { $at }. It counts until { $until }.
balie-busy-staffed = Is anybody there?
balie-busy-ja = Yes
balie-busy-nee = No, nobody is there now
balie-busy-wait = Waiting time in minutes
balie-busy-wait-hint = Leave this empty when you do not know.
balie-busy-valid = For how long does this count?
balie-busy-quarter = A quarter of an hour, until { $until }
balie-busy-hour = An hour, until { $until }
balie-busy-day = The rest of the day, until { $until }
balie-busy-told = Saved. Tenants see it now.
balie-busy-none = No channel policy yet
balie-busy-none-text = The channels in which a tenant can wait will be here, as soon as a policy holds.
