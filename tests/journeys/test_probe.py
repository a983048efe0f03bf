import pytest
async def test_probe(home):
    for line in open('/tmp/w/probe.txt'):
        r = await home.say(line.rstrip('\n'))
        print('>', line.strip(), '|', r.intent, round(r.confidence,2), r.language, r.errors, r.milliseconds)
        for i in r.items: print('    ', i['record'], i['label'], i['words'])
