# Steering: what the service manager reads.

stuur-nav-journeys = Journeys
stuur-nav-measures = Measures
stuur-nav-balie = To the desk
stuur-all = All questions
stuur-period = Period
stuur-period-days = Last { $n } days
stuur-show = Show
stuur-generated = These contacts were made up for the example association. The behaviour resembles real behaviour.
stuur-too-few = too few
stuur-share = { $share }% ({ $low } to { $high }), n = { $n }
stuur-time = { $time }, n = { $n }

# Journeys
stuur-journeys-title = Customer journeys
stuur-journeys-intro = This is how questions of tenants go through the channels now. A ribbon is as wide as the number of people.
stuur-journeys-empty = There were no contacts in this period
stuur-journeys-empty-text = Choose a longer period or another topic.
stuur-figures = The figures
stuur-figure-questions = Questions
stuur-figure-solved = Solved in one go
stuur-figure-switched = Switched to another channel
stuur-figure-fell-back = Began digitally, yet an employee
stuur-figure-response = First answer (median)
stuur-wanted = Wanted journey
stuur-wanted-hint = Name the channels in order, such as: My home > Home visit? A question mark means: may be left out.
stuur-wanted-wrong = Write the channels in order with > between, such as: My home > Home visit?
stuur-wanted-unknown = There is no channel ‘{ $name }’. Use the names as they stand on the map.
stuur-lost = Where do we lose people?
stuur-following = As wanted goes { $share }.
stuur-at-the-start = the start
stuur-departure-extra = { $channel } too much, after { $after }: { $n } questions, { $share }.
stuur-departure-missing = { $channel } is missing, after { $after }: { $n } questions, { $share }.
stuur-departure-channel = In another channel than wanted: { $channel }, after { $after }: { $n } questions, { $share }.
stuur-as-table = Show as a table
stuur-map-table = The transitions of the map, the widest first

# Measures
stuur-measures-title = Measures
stuur-measures-intro = Each number stands with its margin and what it was counted over. Fewer than ten are not shown.
stuur-measures-how = A question is solved in one go when the tenant does not come back about the same topic within seven days. The margin holds with 95% certainty.
stuur-by-all = In all
stuur-by-channel = By the channel in which the question began
stuur-by-topic = By topic
stuur-by-both = By topic and channel
stuur-by-month = By month
stuur-column-all = What
stuur-column-channel = Channel
stuur-column-topic = Topic
stuur-column-both = Topic and channel
stuur-column-month = Month
stuur-download = Download as CSV
stuur-csv-heading = what;questions;solved;solved_from;solved_to;solved_n;switched;switched_from;switched_to;switched_n;fallback;fallback_from;fallback_to;fallback_n;first_answer_seconds;first_answer_n
