### Days, times and holidays in words.

calendar-date = { $weekday } { $day } { $month } { $year }
calendar-day = { $weekday } { $day } { $month }
calendar-date-without-weekday = { $day } { $month } { $year }
calendar-clock = { $hour }:{ $minute }
calendar-time = { $time }
calendar-between = between { $from } and { $to }
calendar-moment = { $date } at { $time }
calendar-appointment = { $date }, { $between }

calendar-weekday-monday = Monday
calendar-weekday-tuesday = Tuesday
calendar-weekday-wednesday = Wednesday
calendar-weekday-thursday = Thursday
calendar-weekday-friday = Friday
calendar-weekday-saturday = Saturday
calendar-weekday-sunday = Sunday

calendar-month-january = January
calendar-month-february = February
calendar-month-march = March
calendar-month-april = April
calendar-month-may = May
calendar-month-june = June
calendar-month-july = July
calendar-month-august = August
calendar-month-september = September
calendar-month-october = October
calendar-month-november = November
calendar-month-december = December

calendar-holiday-new-years-day = New Year’s Day
calendar-holiday-good-friday = Good Friday
calendar-holiday-easter-monday = Easter Monday
calendar-holiday-kings-day = King’s Day
calendar-holiday-liberation-day = Liberation Day
calendar-holiday-ascension-day = Ascension Day
calendar-holiday-whit-monday = Whit Monday
calendar-holiday-christmas-day = Christmas Day
calendar-holiday-second-christmas-day = Boxing Day
