"""A rival is a program that reads pages as Broadsheet does: this one is trafilatura, one page a line in, its metadata in our names out."""
import json
import sys

import trafilatura.metadata

for line in sys.stdin:
    page = json.loads(line)
    found = trafilatura.metadata.extract_metadata(page["html"], default_url=page.get("url"))
    found = found.as_dict() if found else {}
    metadata = {"title": found.get("title"), "byline": found.get("author") or "", "published": found.get("date"), "lead_image": found.get("image")}
    print(json.dumps({"id": page["id"], "metadata": metadata}))
