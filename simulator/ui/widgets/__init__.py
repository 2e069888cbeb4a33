"""The parts of screens. They show values and post messages; they know neither proctor nor lobby."""
