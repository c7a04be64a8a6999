-- Acting for somebody without the app.
SELECT 1;
