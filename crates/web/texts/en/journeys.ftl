### Customer journeys: who is behind a figure, the journey as wanted, logs of other systems.

## The map
stuur-colour = Colour of the ribbons
stuur-colour-waiting = Waiting
stuur-colour-satisfaction = Satisfaction
stuur-map-click = Choose a ribbon to see who it is about. That you look is recorded.
stuur-figure-cost = Cost per solved question
stuur-figure-handling = Time to the end (median)
stuur-figure-on-time = Done on time
stuur-cost-between = { $cost } ({ $low } to { $high })
stuur-euros = €{ $amount }
stuur-amount = { $amount } ({ $low } to { $high }), n = { $n }
stuur-switches = Switches
stuur-switches-lead = From the channel at the left to the channel above, within the same question. The darker, the more often.
stuur-switches-caption = How often tenants go from one channel to another
stuur-switches-from = From

## Where we lose people
stuur-wanted = Wanted journey
stuur-wanted-is = This is how it should go:
stuur-wanted-usual = No wanted journey was drawn yet. We compare with a question that is done in one contact:
stuur-wanted-change = Draw the wanted journey
stuur-any-channel = one contact
stuur-or = or
stuur-step-optional = { $step } (may be left out)
stuur-step-repeats = { $step } (may happen again)
stuur-step-both = { $step } (may happen again, may be left out)
stuur-departure-before = { $channel }, before { $step }
stuur-departure-extra = And then: { $channel }, after { $step }
stuur-departure-missing = Does not happen: { $step }
stuur-departure-channel = { $channel } instead of { $step }
stuur-lost-caption = The five costliest departures from the wanted journey
stuur-lost-what = What happens
stuur-lost-share = Share of the questions
stuur-lost-cost = Cost
stuur-lost-how = The cost follows from the cost per contact in the channel policy. The interval is 95%. Fewer than ten questions are not shown.

## Drawing the wanted journey
stuur-wanted-of = About { $topic }.
stuur-wanted-of-all = For all topics without a wanted journey of their own.
stuur-wanted-lead = Every step is a contact. Choose for each step the channels that are right. The first channel is preferred.
stuur-wanted-step = Step { $n }
stuur-wanted-optional = May be left out
stuur-wanted-repeats = May happen again
stuur-wanted-up = Move step { $n } up
stuur-wanted-down = Move step { $n } down
stuur-wanted-remove = Remove step { $n }
stuur-wanted-add = Add a step
stuur-wanted-keep = Keep
stuur-wanted-kept = The wanted journey is kept.
stuur-wanted-wrong = This journey cannot be kept like this. Choose a channel for every step.
stuur-wanted-stale = Somebody else changed this journey. Open the page again.
stuur-wanted-no-channel = Choose at least one channel for this step.

## Who is behind a figure
stuur-people-title = Who it is about
stuur-people-back = Back to the customer journeys
stuur-people-ribbon = From { $from } to { $to }, after contact { $step }.
stuur-people-total = { $n ->
    [one] One question.
   *[other] { $n } questions.
}
stuur-people-recorded = It is recorded that you saw these people, when, and behind which figure.
stuur-people-caption = The questions behind this figure, the newest first
stuur-people-who = Tenant
stuur-people-contacts = Contacts
stuur-people-case = Case
stuur-people-open = Open the case
stuur-people-page = Page { $n } of { $of }
stuur-people-column = People
stuur-people-see = Look

## Logs of other systems
stuur-logs-link = Look at another log
stuur-logs-back = Back to the customer journeys
stuur-logs-title = Logs of other systems
stuur-logs-lead = Put a file from your customer system here. You see the same map and the same numbers. Then you take it away again.
stuur-logs-put = Put a file here
stuur-logs-file = File
stuur-logs-file-hint = CSV, XES or OCEL 2.0, also packed with gzip. At most { $n } MB. Leave out what is not needed.
stuur-logs-upload = Put here and read
stuur-logs-here = What is here
stuur-logs-none = There is no log yet
stuur-logs-none-text = Put a file here above.
stuur-logs-size = Size
stuur-logs-by = By
stuur-logs-when = When
stuur-logs-all = All logs
stuur-log-kilobytes = { $n } kB
stuur-log-megabytes = { $n } MB
stuur-log-about = { $size }, put here by { $name }, { $when }.
stuur-log-put = The file is ready.
stuur-log-removed = The file is gone.
stuur-log-none = Choose a file first.
stuur-log-too-large = This file is too large. Take a shorter period, or pack it with gzip.
stuur-log-too-many = There are twenty logs already. Take one away first.
stuur-log-broken-off = The file did not arrive whole. Try again.
stuur-log-map = Customer journeys in this log
stuur-log-counts = { $events } events in { $cases } cases.
stuur-log-too-few = There are too few cases with the same route to draw a map.
stuur-log-checked = What we found
stuur-log-format = Kind of file
stuur-log-encoding = Characters
stuur-log-delimiter = Delimiter
stuur-log-case = Case
stuur-log-case-hint = The column that says which case a row belongs to. In OCEL: the type of object.
stuur-log-person = Person
stuur-log-person-hint = No case? Then we make cases of who asks, and about what.
stuur-log-topic = Topic
stuur-log-activity = What happened
stuur-log-channel = Channel
stuur-log-resource = Who did it
stuur-log-time = When
stuur-log-time-too = Second moment
stuur-log-time-too-hint = Is every row a case? Then choose, for example, opened and closed.
stuur-log-due = Due
stuur-log-days = Dates
stuur-log-days-day-first = Day first: 31-3-2026
stuur-log-days-month-first = Month first: 3/31/2026
stuur-log-found-by-itself = Find it out
stuur-log-refused-lead = { $n ->
    [one] One row could not be read.
   *[other] { $n } rows could not be read. The first are below.
}
stuur-log-refused-none = Every row could be read.
stuur-log-unnamed = column { $n }
stuur-log-refused = Rows that could not be read
stuur-log-line = Line
stuur-log-why = Why
stuur-log-detail = What it said
stuur-log-refused-no-case = It does not say which case it belongs to.
stuur-log-refused-no-activity = It does not say what happened.
stuur-log-refused-no-time = It does not say when.
stuur-log-refused-bad-time = The moment cannot be read.
stuur-log-refused-wrong-length = The row has more or fewer fields than the first.
stuur-log-refused-open-quote = A quote is opened and closed nowhere.
stuur-log-refused-dangling = It points at something that is not there.
stuur-log-odd = What stands out
stuur-log-odd-order = Not in order of time, and sorted: { $n } times.
stuur-log-odd-double = There more than once: { $n } times. All are counted.
stuur-log-odd-negative = Done before it began: { $n } times.
stuur-log-odd-same-name = Two cases of the same name, taken together: { $n } times.
stuur-log-odd-no-events = Cases without events, left out: { $n }.
stuur-log-odd-no-name = Cases without a name, that were given one: { $n }.
stuur-log-odd-encoding = Other characters than the rest, read as Windows-1252: { $n } times.
stuur-log-odd-days = It does not show whether day or month comes first: { $n } times. Choose below.
stuur-log-odd-shared = About more than one case, and counted for each: { $n } times.
stuur-log-odd-not-about = About no case at all, left out: { $n } times.
stuur-log-odd-nameless-column = Columns without a name, left out: { $n }.
stuur-log-odd-same-column = Columns of the same name, that were given another: { $n }.
stuur-log-odd-almost-same = Names that differ in spaces only, and count apart: { $n }.
stuur-log-odd-far-moment = A date that probably means “never”: { $n } times.
stuur-log-odd-too-many-facts = There are too many columns. Values left out: { $n }.
stuur-log-choose = Say what the columns mean
stuur-log-columns = What the columns mean
stuur-log-sample = The first rows of the file
stuur-log-read = Read
stuur-log-remove-title = Take away
stuur-log-remove-text = The file goes away, with everything that was read from it.
stuur-log-remove = Take this log away
stuur-log-error-unreadable = The file cannot be read to its end. Pack it again, or put it here again.
stuur-log-error-too-large = Unpacked this file is larger than { $n } MB. Take a shorter period or fewer columns.
stuur-log-error-empty = There is nothing in this file.
stuur-log-error-unknown = This is no CSV, XES or OCEL 2.0. Keep the log as CSV and put that here.
stuur-log-error-not-found = We do not know which column this is: { $role }. Choose it below.
stuur-log-error-no-column = There is no column ‘{ $column }’. Choose another.
stuur-log-error-no-moments = The column ‘{ $column }’ holds no moments. The first value is ‘{ $example }’. Choose another column.
stuur-log-error-malformed = Line { $line } cannot be read. Export the file from your system again.
stuur-log-error-not-ocel = This JSON is not OCEL 2.0.
stuur-log-error-no-objects = Choose which type of object is the case: { $types }.

## Measuring
stuur-figure-csat = Content (4 or 5 of 5)
stuur-figure-ces = Effort (1 to 5)
stuur-by-level = By level of the process
stuur-by-group = By self-reliance
stuur-column-level = Level
stuur-column-group = Self-reliance
stuur-level-traditional = Traditional: staff do it
stuur-level-digital = Digital: the tenant files, staff handle
stuur-level-maximally-digital = As digital as possible: nobody needs to touch it
stuur-level-none = Questions without a case
stuur-group-self = Can do it alone
stuur-group-help = Wants help
stuur-group-unknown = Not known
stuur-group-none = Not known
stuur-exclusion = Is anybody being shut out?
stuur-exclusion-lead = Every group beside all others. A difference that is certain asks for something to be done.
stuur-gap = { $gap } points ({ $low } to { $high })
stuur-gap-measure = What
stuur-gap-within = In this group
stuur-gap-others = All others
stuur-gap-difference = Difference
stuur-gap-sure = Certain?
stuur-gap-certain = Yes
stuur-gap-uncertain = No, may be chance
stuur-week = When tenants come
stuur-week-lead = Contacts by day and hour, in all channels. The darker, the busier.
stuur-week-day = Day
stuur-figure-response-hours = Hours until the first answer
stuur-trend-solved = Solved and switched, by week
stuur-trend-waiting = Waiting for the first answer, by week
stuur-trend-volume = Contacts by channel, by week
stuur-trend-week = Week of
stuur-trend-picture = Lines over time: { $title }. The table below says the same.
stuur-all-topics = All topics
