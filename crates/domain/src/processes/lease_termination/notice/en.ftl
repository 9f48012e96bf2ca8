### Notice term and end date, explained to the tenant.

notice-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
notice-period-week = every week
notice-period-four-weeks = every 4 weeks
notice-period-month = every month
notice-period-quarter = every quarter
notice-period-half-year = every half year
notice-period-year = every year

notice-term-payment-period = You pay rent { $period }. That is why your notice term is { $term }.
notice-term-clause = Your notice term is { $term }. Your lease says so.
notice-term-association = Your notice term is { $term }. That is what we ask of everyone.
notice-term-void-clause = Your lease says { $term }. That is longer than the law allows. So it does not count.

notice-step-received = We receive your notice on { $date }.
notice-step-term-starts = The notice term starts on the next working day: { $date }.
notice-step-term-passed = { $term } later it is { $date }.
notice-step-term-passed-last-day = { $term } later it is { $date }. That is the last day of that month.
notice-step-fixed-term = Your lease runs until { $date } in any case.
notice-step-payment-day = The lease ends on a day on which you pay rent. That is { $date }.

notice-too-short = This date is too early. The lease can end from { $date }.
notice-within-fixed-term = Your lease runs until { $until }. It can end from { $date }.
notice-not-a-payment-day = The lease ends on a day on which you pay rent. The first is { $date }.
notice-moved = The lease ends on { $date }.
notice-moved-from-weekend = The lease cannot end on { $from }. That is in the weekend. It becomes { $date }.
notice-moved-from-holiday = The lease cannot end on { $from }. That is a public holiday: { $name }. It becomes { $date }.
notice-moved-from-closed-day = The lease cannot end on { $from }. We are closed then: { $name }. It becomes { $date }.
notice-too-far-ahead = You cannot give notice that far ahead. Choose a day up to and including { $date }.
