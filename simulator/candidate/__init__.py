"""The application for a candidate: exams and drills begun, sat, looked back at, and disputed."""
