### Customer journeys: who is behind a figure, the journey as wanted, logs of other systems.

## The map
stuur-colour = Colour of the ribbons
stuur-colour-waiting = Waiting
stuur-colour-satisfaction = Satisfaction
stuur-unknown-topic = We do not know the topic ‘{ $value }’. You see all topics.
stuur-unknown-group = We do not know the group ‘{ $value }’. You see everybody.
stuur-unknown-period = We do not know the period ‘{ $value }’. You see the last 90 days.
stuur-unknown-colour = We do not know the colour ‘{ $value }’. The ribbons show waiting.
stuur-map-click = Choose a ribbon to see who it is about. That you look is recorded.
stuur-map-skip = Skip the ribbons
stuur-map-svg = Map as a picture
stuur-map-csv = Map as CSV
stuur-map-file-contact = After contact
stuur-map-file-from = From
stuur-map-file-to = To
stuur-map-file-questions = Questions
stuur-map-file-share = Share (part of 1)
stuur-map-file-waiting = Waiting, median (hours)
stuur-map-file-satisfaction = Satisfied (1 to 5)
stuur-map-file-cost = Cost (euros)
stuur-group = Group
stuur-group-all = Everybody
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
stuur-departure-extra = Comes back after { $step }, by { $channel }
stuur-departure-missing = Does not happen: { $step }
stuur-departure-channel = { $channel } instead of { $step }
stuur-lost-most = You lose most here: { $what }. Share: { $share }. Cost: { $cost }.
stuur-lost-caption = The five costliest departures from the wanted journey
stuur-lost-what = What happens
stuur-lost-share = Share of the questions
stuur-lost-cost = Cost
stuur-lost-how = The cost follows from the cost per contact in the channel policy. The interval is 95%. Nothing is shown of fewer than ten people.

## Drawing the wanted journey
stuur-wanted-of = About { $topic }.
stuur-wanted-of-all = For all topics without a wanted journey of their own.
stuur-wanted-lead = Every step is a contact. Choose for each step the channels that are right, and which one you prefer.
stuur-wanted-first = First choice
stuur-wanted-first-hint = This channel always counts in this step.
stuur-wanted-first-none = No first choice
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
stuur-log-put = The file has been put here.
stuur-log-removed = The file is gone.
stuur-log-none = Choose a file first.
stuur-log-too-large = This file is too large. Take a shorter period, or pack it with gzip.
stuur-log-too-many = There are twenty logs already. Take one away first.
stuur-log-broken-off = The file did not arrive whole. Try again.
stuur-logs-kept = After { $n ->
    [one] one day
   *[other] { $n } days
} it goes by itself.
stuur-logs-goes = Goes by itself
stuur-log-goes = It goes by itself on { $when }.
stuur-log-tab = tab
stuur-log-objects = objects of type { $type }
stuur-log-time-as = { $column }, such as { $example }
stuur-log-within = Done within how many days
stuur-log-within-hint = Is there no column with the promised moment? Then choose a number of days.
stuur-log-within-none = Not agreed
stuur-log-within-days = { $n ->
    [one] Within one day
   *[other] Within { $n } days
}
stuur-log-whole-cases = This log names the channel once a case. Whether people came back or switched is therefore not known.
stuur-log-cases = Cases
stuur-log-channels = Channel by topic
stuur-log-channels-lead = Cases by the channel in which they began. Fewer than ten cases are not shown, and nothing of fewer than ten people.
stuur-log-on-time = Done on time, by topic
stuur-log-all-cases = All cases
stuur-log-no-topic = Without a topic
stuur-log-rest = Other topics
stuur-log-rest-channels = Other channels
stuur-log-steps = This map shows the steps of { $n ->
    [one] one case
   *[other] { $n } cases
}.
stuur-log-steps-first = This map shows the steps of { $n ->
    [one] one case
   *[other] { $n } cases
}. Most begin with { $step }.
stuur-log-rows-see = See the first rows
stuur-log-rows-will = There may be names and addresses in them. That you look is recorded.
stuur-log-rows-recorded = It is recorded that you saw these rows.
stuur-log-map = Customer journeys in this log
stuur-log-counts = { $events ->
    [one] One event
   *[other] { $events } events
} in { $cases ->
    [one] one case
   *[other] { $cases } cases
}.
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
stuur-log-odd-negative = Done before it began: { $n } times. That does not count in times.
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
stuur-log-error-no-objects = Choose which type of object is the case: { $types }.
stuur-log-error-line = Line { $line } cannot be read. { $reason } Export the file from your system again.
stuur-log-error-file = This file cannot be read. { $reason } Export it from your system again.
stuur-log-error-foreign = This is { $what }, not a log. Save the log as CSV and put that here.
stuur-log-detail-empty = The column ‘{ $column }’ is empty.
stuur-log-detail-nothing-filled = No moment is filled in.
stuur-log-detail-no-case-column = There is no column for the case.
stuur-log-detail-not-like = { $column }: ‘{ $value }’ is no moment like { $example }.
stuur-log-detail-other-length = Number of fields: { $found }. The first line has { $expected }.
stuur-log-detail-open-quote = A quote is opened and not closed.
stuur-log-detail-lacks = The event has no ‘{ $what }’.
stuur-log-detail-no-moment = ‘{ $value }’ is not a moment.
stuur-log-detail-no-moment-of = Event { $event }: ‘{ $value }’ is not a moment.
stuur-log-detail-no-type = Event { $event } has no type.
stuur-log-detail-no-object = Event { $event } is about something without a name.
stuur-log-detail-dangling = Event { $event } is about { $object }. That is not in the file.
stuur-log-detail-line = Line { $line }.
stuur-log-detail-called = Line { $line }, now called ‘{ $name }’.
stuur-log-detail-no-events = Line { $line }: case { $case }.
stuur-log-detail-after = Case { $case }: ‘{ $activity }’ at { $moment } stands after an event at { $other }.
stuur-log-detail-more-than-once = Case { $case }: ‘{ $activity }’ at { $moment } is there more than once.
stuur-log-detail-at = Case { $case }: ‘{ $activity }’ at { $moment }.
stuur-log-detail-before = Line { $line }: { $end } ({ $moment }) is before { $start } ({ $other }).
stuur-log-detail-two-activities = ‘{ $name }’ and ‘{ $bare }’ are two events.
stuur-log-detail-two-cases = ‘{ $name }’ and ‘{ $bare }’ are two cases.
stuur-log-detail-from-here = ‘{ $name }’ and what came after it.
stuur-log-detail-same-traces = Cases with the same name (concept:name) are one case.
stuur-log-detail-same-object = { $object }: what is told last counts.
stuur-log-detail-about-none = Event { $event } is not about a ‘{ $kind }’.
stuur-log-detail-about-more = Event { $event } is about { $count } cases.
stuur-log-detail-nameless = Column { $place }, with ‘{ $example }’.
stuur-log-detail-again = ‘{ $name }’ is there again, and is now called ‘{ $called }’.
stuur-log-detail-two-ways = Column ‘{ $column }’, read as { $example }.
stuur-log-fault-open-quote = A quote is opened and not closed.
stuur-log-fault-row = This line is not a line of a table.
stuur-log-fault-no-log = There is no <log> in it.
stuur-log-fault-not-whole = The file ends too early. It is not whole.
stuur-log-fault-document-type = There is a DOCTYPE in it. We do not accept that, because it is not safe.
stuur-log-fault-unexpected = It has { $found } where { $expected } should be.
stuur-log-fault-not-open = { $found } closes something that is not open.
stuur-log-fault-without = <{ $element }> has no ‘{ $attribute }’.
stuur-log-fault-attribute = An attribute is not written well.
stuur-log-fault-reference = A character with & is not written well, or not known.
stuur-log-fault-xml = This is not good XML.
stuur-log-fault-too-deep = Too many elements stand within each other, more than { $most }.
stuur-log-fault-no-end-of-trace = From here no case ends any more, for { $bytes } bytes.
stuur-log-fault-not-utf8 = The characters cannot be read. Save the file as UTF-8.
stuur-log-fault-no-table = This database has no table ‘{ $table }’. It is not OCEL 2.0.
stuur-log-fault-json-ends = The JSON ends too early. The file is not whole.
stuur-log-fault-json = This is not good JSON.
stuur-log-fault-json-lacks = This is not OCEL 2.0. The part ‘{ $field }’ is missing.
stuur-log-fault-json-other = This is not OCEL 2.0. It has something else than should be there.
stuur-log-fault-packed-ends = The packed file ends too early. It is not whole.
stuur-log-fault-packed-damaged = The packed file is damaged.
stuur-log-foreign-json-list = a list in JSON
stuur-log-foreign-zip = a zip file or a spreadsheet
stuur-log-foreign-pdf = a PDF
stuur-log-foreign-old-spreadsheet = an old spreadsheet
stuur-log-foreign-zstd = packed with zstd
stuur-log-foreign-damaged-database = a database that cannot be opened

## Measuring
stuur-column-week = Week of
stuur-file-by = By
stuur-file-of = What
stuur-file-measure = { $name } ({ $unit })
stuur-file-low = { $name }, from
stuur-file-high = { $name }, to
stuur-file-n = { $name }, n
stuur-file-contacts = Contacts
stuur-file-hour = { $day }, { $hour }:00
stuur-column-gap = Difference with all others
stuur-column-hour = Day and hour
stuur-unit-share = part of 1
stuur-unit-score = 1 to 5
stuur-unit-hours = hours
stuur-unit-euros = euros
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
