"""Invented rows in the shape of outside datasets of endorsements."""

from __future__ import annotations

import csv
import io

TRACKER = """\
date,position,city,state,endorser,endorsee,endorser party,source,order,category,body,district,points
2019-01-12,senator,,CA,Ana Rivera,Tom Okafor,D,https://herald.example/rivera,,Senators,,,6
2019-02-01,mayor,Harbor City,TX,Lee Grant,Mary Stone,,not an address,7,Mayors,,,3
,mayor,Harbor City,TX,Sam Reed,,D,,,Mayors,,,3
,DNC member,,TX,Sam Reed,,D,,,DNC members,,,1
,past president,,GA,Old Harper,,D,,,Past presidents and vice presidents,,,10
,representative,,MD,Nia Vale,,NPP,,,Representatives,,6,3
"""
POINTS = """\
year,party,candidate,endorsement_points,percentage_endorsement_points,money_raised,\
percentage_of_money,primary_vote_percentage,won_primary
1980,Republican,Ana Rivera,58,73.4177,1400000,15.97,59.79,Yes
1980,Republican,Lee Grant,5,6.32911,2608960.76,16.83,23.81,No
1988,Republican,Lee Grant,0,0,0,0,0,No
1988,Democratic,Lee Grant,24,30.7692,2200000,13.81,6.14,Yes
"""
_2022 = (
    "Candidate,Gender,Incumbent,Incumbent Challenger,State,Primary Date,Office,District,"
    "Primary Votes,Primary %,Primary Outcome,Runoff Votes,Runoff %,Runoff Outcome,"
)
REPUBLICANS_2022 = f"""\
{_2022}2020 Election Stance,Trump,Trump Date,Club for Growth,Party Committee,Renew America,E-PAC,\
VIEW PAC,Maggie's List,Winning for Women
Ana Rivera,Female,No,No,Texas,3/1/22,Representative,1,"6,186",8%,Made runoff,"5,239",57%,Won,\
No comment,Yes,2/9/22,N/A,N/A,N/A,Yes (runoff only),Yes,N/A,N/A
Lee Grant,Male,No,No,Texas,3/1/22,Representative,1,"5,100",7%,Made runoff,"4,000",43%,Lost,\
No comment,No,N/A,N/A,N/A,N/A,No (runoff only),N/A,N/A,N/A
Tom Okafor,Male,No,No,Texas,3/1/22,Representative,1,900,1%,Lost,N/A,N/A,N/A,\
No comment,N/A,N/A,N/A,N/A,N/A,N/A,Yes,N/A,N/A
Lee Grant,Male,No,No,Ohio,5/3/22,Senator,N/A,1,100%,Won,N/A,N/A,N/A,\
No comment,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A
"""
DEMOCRATS_2022 = f"""\
{_2022}EMILY's List,Justice Dems,Indivisible,PCCC,Our Revolution,Sunrise,Sanders,AOC,Party Committee
Mary Stone,Female,No,No,Maine,6/14/22,Governor,N/A,"2,000",51%,Won,N/A,N/A,N/A,\
Yes,N/A,N/A,N/A,N/A,N/A,Yes ,N/A,N/A
Alexandria Ocasio-Cortez,Female,Yes,No,Maine,6/14/22,Governor,N/A,"1,900",49%,Lost,N/A,N/A,N/A,\
No,N/A,N/A,N/A,N/A,N/A,No,Yes,N/A
"""
_2018 = (
    "Candidate,State,District,Office Type,Race Type,Race Primary Election Date,Primary Status,"
    "Primary Runoff Status,General Status,"
)
DEMOCRATS_2018 = f"""\
{_2018}Partisan Lean,Primary %,Won Primary,Veteran?,Elected Official?,Self-Funder?,STEM?,\
Obama Alum?,Party Support?,Emily Endorsed?,Guns Sense Candidate?,Biden Endorsed?,Warren Endorsed? ,\
Sanders Endorsed?,Our Revolution Endorsed?,Justice Dems Endorsed?,PCCC Endorsed?,\
Indivisible Endorsed?,WFP Endorsed?,VoteVets Endorsed?,No Labels Support?
Mary Stone,OH,U.S. House Ohio District 12,Representative,Special,5/8/18,Advanced,None,\
On the Ballot,-13.6,54.5,Yes,No,No,No,No,No,,Yes,Yes,,,,,,,,,,
Mary Stone,OH,U.S. House Ohio District 12,Representative,Regular,5/8/18,Lost,None,\
None,-13.6,44.5,No,No,No,No,No,No,,,Yes,,,,,,,,,,
Tom Okafor,OH,U.S. House Ohio District 12,Representative,Special,5/8/18,Lost,None,\
None,-13.6,45.5,No,No,No,No,No,No,,No,Yes,,,,,,,,,,
"""
REPUBLICANS_2018 = f"""\
{_2018}Primary %,Won Primary,Rep Party Support?,Trump Endorsed?,Bannon Endorsed?,\
Great America Endorsed?,NRA Endorsed?,Right to Life Endorsed?,Susan B. Anthony Endorsed?,\
Club for Growth Endorsed?,Koch Support?,House Freedom Support?,Tea Party Endorsed?,\
Main Street Endorsed?,Chamber Endorsed?,No Labels Support?
Ana Rivera,VT,Governor of Vermont,Governor,Regular,8/14/18,Advanced,None,On the Ballot,100,Yes,\
,Yes,,,,,,,,,,,,
Lee Grant,VT,U.S. Senate Vermont,Senator,Regular,8/14/18,Lost,None,None,12.5,No,,,,,,,,,,,,,,
Lee Grant,HI,U.S. Senate Hawaii,Senator,Regular,8/11/18,Lost,None,None,9.5,No,,,,,,,,,,,,,,
"""
FILES = {
    "tracker": TRACKER,
    "points": POINTS,
    "democrats-2018": DEMOCRATS_2018,
    "republicans-2018": REPUBLICANS_2018,
    "democrats-2022": DEMOCRATS_2022,
    "republicans-2022": REPUBLICANS_2022,
}
CSV = """\
endorser,endorser_kind,candidate,contest,date,rank,kind,outcome,source url,note
Dockers' Union,union,Ana Rivera,Harbor leader 2026,2026-03-14,1,nomination,,https://h.example/1,close
Dockers' Union,union,Lee Grant,Harbor leader 2026,2026-03-14,second,nomination,,,
Masons' Union,union,Ana Rivera,Harbor leader 2026,2026-03,,,,,
Pilots' Union,union,,Harbor leader 2026,2026-04-01,,,no recommendation,,
Mary Stone,person,Lee Grant,Harbor leader 2026,,,,,,
Harbor Herald,newspaper,Ana Rivera,Harbor leader 2026,,,,,,
Harbor Herald,newspaper,Lee Grant,Harbor leader 2026,,,,,,
"""


def more(text: str, **changes: str) -> str:
    """*text* with its first row again at the end, these cells changed."""
    rows = list(csv.DictReader(io.StringIO(text)))
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
    writer.writerow({**rows[0], **changes})
    return text + stream.getvalue()
