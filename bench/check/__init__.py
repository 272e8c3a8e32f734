"""How well ``duizhao check`` finds planted faults, and how often it alarms on clean laws."""
