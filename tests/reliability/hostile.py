"""Inputs that somebody made to do harm, each with what it tries."""

from __future__ import annotations

from typing import Final

__all__ = ["HOSTILE"]

_G2: Final = b'xmlns="http://iptc.org/std/nar/2006-10-01/"'
_LONG: Final = b"x" * 500_000


def _item(inside: bytes, prolog: bytes = b"", more: bytes = b"") -> bytes:
    return prolog + b"<newsItem " + _G2 + more + b">" + inside + b"</newsItem>"


def _headline(text: bytes) -> bytes:
    return b"<contentMeta><headline>" + text + b"</headline></contentMeta>"


def _body(inside: bytes) -> bytes:
    page = b'<html xmlns="http://www.w3.org/1999/xhtml"><body>' + inside + b"</body></html>"
    return b'<contentSet><inlineXML contenttype="application/xhtml+xml">' + page + b"</inlineXML></contentSet>"


_LAUGHS: Final = b"".join(b'<!ENTITY %c "%s">' % (98 + step, b"&%c;" % (97 + step) * 10) for step in range(12))
_BOMB: Final = b'<!DOCTYPE newsItem [<!ENTITY a "aaaaaaaaaa">' + _LAUGHS + b"]>"


def _utf7(text: bytes) -> bytes:
    return text.decode().encode("utf-7")


HOSTILE: Final[dict[str, bytes]] = {
    # document types
    "billion laughs": _item(_headline(b"&m;"), _BOMB),
    "billion laughs in an attribute": _item(b"", _BOMB, b' guid="&m;"'),
    "billion laughs in UTF-16": _item(_headline(b"&m;"), _BOMB).decode().encode("utf-16"),
    "billion laughs in UTF-7": b'<?xml version="1.0" encoding="UTF-7"?>' + _utf7(_item(_headline(b"&m;"), _BOMB)),
    "billion laughs, the encoding far behind": b'<?xml version="1.0"'
    + b" " * 5000
    + b'encoding="UTF-7"?>'
    + _utf7(_item(_headline(b"&m;"), _BOMB)),
    "billion laughs, the encoding a lie": b'<?xml version="1.0" encoding="UTF-16"?>' + _item(_headline(b"&m;"), _BOMB),
    "billion laughs behind a name of these days": _item(
        _headline(b"&m;"), _BOMB.replace(b"newsItem", "\U00020000".encode())
    ),
    "quadratic blow-up": _item(_headline(b"&a;" * 20_000), b'<!DOCTYPE newsItem [<!ENTITY a "' + _LONG + b'">]>'),
    "parameter entities": _item(
        b"", b'<!DOCTYPE newsItem [<!ENTITY % a "<!ENTITY b \'c\'>"><!ENTITY % d "%a;%a;">%d;]>'
    ),
    "default values of attributes": _item(
        b"<a/>" * 20_000, b'<!DOCTYPE newsItem [<!ATTLIST a b CDATA "' + _LONG + b'">]>'
    ),
    "default values of attributes in UTF-16": _item(
        b"<a/>" * 20_000, b'<!DOCTYPE newsItem [<!ATTLIST a b CDATA "' + _LONG + b'">]>'
    )
    .decode()
    .encode("utf-16-le"),
    "a file of the reader": _item(_headline(b"&x;"), b'<!DOCTYPE newsItem [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "the network": _item(
        _headline(b"text"), b'<!DOCTYPE newsItem PUBLIC "-//X//X" "http://127.0.0.1:9/x.dtd" [<!ELEMENT a ANY>]>'
    ),
    "a document type without an end": b"<!DOCTYPE newsItem [" + b"<!ELEMENT a ANY>" * 100_000,
    "an inclusion": _item(
        b'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    ),
    # depth and length
    "100,000 levels": b"<newsItem " + _G2 + b">" + b"<a>" * 100_000,
    "100,000 levels, closed": _item(b"<a>" * 100_000 + b"</a>" * 100_000),
    "20,000 levels of a body": _item(_body(b"<div>" * 20_000 + b"</div>" * 20_000)),
    "200 levels of a body": _item(_body(b"<blockquote><p><em>" * 70 + b"x" + b"</em></p></blockquote>" * 70)),
    "100,000 levels of HTML": _item(
        b'<contentSet><inlineData contenttype="text/html">' + b"&lt;div&gt;" * 100_000 + b"</inlineData></contentSet>"
    ),
    "an attribute of 9 million bytes": _item(b"", more=b' guid="' + b"x" * 9_000_000 + b'"'),
    "100,000 attributes": _item(b"<a " + b"".join(b"a%d='' " % at for at in range(100_000)) + b"/>"),
    "an attribute 100,000 times": _item(b"<a " + b"a='' " * 100_000 + b"/>"),
    "20,000 namespaces": _item(b"<a " + b"".join(b"xmlns:n%d='urn:%d' " % (at, at) for at in range(20_000)) + b"/>"),
    "20,000 namespaces, one a level": _item(b"".join(b"<n:a xmlns:n='urn:%d'/>" % at for at in range(20_000))),
    "20,000 prefixes without a namespace": _item(b"".join(b"<n%d:a/>" % at for at in range(20_000))),
    "a name of 100,000 letters": _item(b"<" + b"a" * 100_000 + b"/>"),
    "a comment of 9 million bytes": _item(b"<!--" + b"x" * 9_000_000 + b"-->"),
    "50,000 comments in a headline": _item(_headline(b"a<!---->" * 50_000)),
    "50,000 pieces of CDATA": _item(_headline(b"<![CDATA[a]]>" * 50_000)),
    "50,000 references": _item(_headline(b"&#97;" * 50_000)),
    "20,000 subjects": _item(b"<contentMeta>" + b"<subject qcode='medtop:01000000'/>" * 20_000 + b"</contentMeta>"),
    "20,000 catalogs": _item(b"<catalogRef href='http://127.0.0.1:9/c.xml'/>" * 20_000),
    "a table that spans a billion rows": _item(
        _body(b"<table>" + b"<tr><td rowspan='1000000000' colspan='1000000000'>x</td></tr>" * 200 + b"</table>")
    ),
    "numbers of a million digits": _item(_body(b"<ol start='" + b"9" * 1_000_000 + b"'><li>x</li></ol>")),
    "a version of a million digits": _item(b"", more=b' version="' + b"9" * 1_000_000 + b'"'),
    # bytes
    "NUL": _item(_headline(b"a\0b")),
    "NUL as a reference": _item(_headline(b"a&#0;b&#xFFFF;&#xD800;")),
    "bytes that are not UTF-8": _item(_headline(b"\xc0\xaf\xed\xa0\x80\xf5\xff")),
    "an encoding that nobody knows": b'<?xml version="1.0" encoding="klingon"?>' + _item(b""),
    "an encoding that is no text": b'<?xml version="1.0" encoding="base64"?>' + _item(b""),
    "half a character of UTF-16": b"\xff\xfe<\0n\0e",
    "UTF-32": _item(_headline(b"text")).decode().encode("utf-32"),
    "UTF-7 in a headline": b'<?xml version="1.0" encoding="utf-7"?>' + _item(_headline(b"+ADw-script+AD4-")),
    "EBCDIC": ('<?xml version="1.0" encoding="cp037"?>' + _item(_headline(b"text")).decode()).encode("cp037"),
    # JSON
    "JSON: 100,000 arrays": b"[" * 100_000,
    "JSON: 100,000 arrays, closed": b"[" * 100_000 + b"]" * 100_000,
    "JSON: 20,000 objects": b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
    "JSON: 900 levels of blocks": b'{"type":"article","schema_version":1,"body":['
    + b'{"type":"block_quote","blocks":[' * 900
    + b"]}" * 900
    + b"]}",
    "JSON: a number of a million digits": b'{"type":"article","schema_version":' + b"9" * 1_000_000 + b"}",
    "JSON: a number without bounds": b'{"type":"article","schema_version":1e999999999}',
    "JSON: a key 20,000 times": b'{"type":"article",' + b'"headline":"x",' * 20_000 + b'"schema_version":1}',
    "JSON: 20,000 keys": b"{" + b",".join(b'"k%d":1' % at for at in range(20_000)) + b"}",
    "JSON: lone surrogates": rb'{"type":"article","headline":"\ud800 \udfff"}',
    "JSON: NaN": b'{"type":"article","headline":NaN}',
    "JSON: UTF-16": '{"type":"article"}'.encode("utf-16"),
    "JSON: 50,000 articles that are none": b"[" + b"{}," * 50_000 + b"{}]",
    "JSON lines: a million blank ones": b'{"type":"article"}\n{"' + b"\n" * 1_000_000,
    # text
    "text: 100,000 lines": b"word\n" * 100_000,
    "text: a million blank lines": b"a" + b"\n" * 1_000_000 + b"b",
    "text: a line of 5 million letters": b"x" * 5_000_000,
    "text: a line of a million words": b"word " * 1_000_000,
    "text: half a million marks of quotations": b"> " * 500_000,
    "text: 60,000 quotation marks": "\u201c\u201d\u2018\u2019\u00ab\u00bb".encode() * 10_000,
    "text: 300,000 open quotation marks": "\u201c".encode() * 300_000,
    "text: half a million dashes": b"- " * 500_000,
    "text: a table of a million bars": b"|" * 1_000_000,
    "text: a million controls": b"a" + b"\x01" * 1_000_000,
    "dialect: deep quotations": b"newsdoc 1\n\n" + b"".join(b"> " * level + b"x\n" for level in range(600)),
    "dialect: deep lists": b"newsdoc 1\n\n" + b"".join(b"  " * level + b"* x\n" for level in range(600)),
    "dialect: a million brackets": b"newsdoc 1\n\n" + b"[" * 1_000_000,
    "dialect: a million stars": b"newsdoc 1\n\n" + b"*" * 1_000_000,
    "dialect: 300,000 stars and words": b"newsdoc 1\n\n" + b"*a **b " * 150_000,
    "dialect: a million escapes": b"newsdoc 1\n\n" + b"\\" * 1_000_000,
    "dialect: large references": b"newsdoc 1\n\n" + b"\\u{FFFFFFFFFFFF}" * 60_000,
    "dialect: 100,000 fields": b"newsdoc 1\n" + b"Subject: medtop:01000000\n" * 100_000,
    "dialect: 100,000 fields that are none": b"newsdoc 1\n" + b"Nonsense: x\n" * 100_000,
}
"""The inputs by name."""
