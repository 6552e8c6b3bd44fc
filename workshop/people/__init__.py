"""Who people are: accounts, logins and links, and who may still act.

Nothing here knows a page or a cookie.
"""
