"""
Counts the device code of a file without reading its structure: every place with the magic number of a container or of a
GPU's ELF file is looked at, wherever it lies. The truth for inspect-libraries.test.ts; it shares nothing with src/inspect.

    python3 raw-scan.py FILE… >libraries.json
"""
import json, mmap, os, re, struct, sys

KINDS = {1: 'ptx', 2: 'cubin', 8: 'ltoir'}
CONTAINER = b'\x50\xed\x55\xba'


def sections(data):
    table, = struct.unpack_from('<Q', data, 40)
    count, names = struct.unpack_from('<HH', data, 60)
    rows = [struct.unpack_from('<IIQQQQIIQQ', data, table + 64 * index) for index in range(count)]
    start = rows[names][4]
    for row in rows:
        name = data[start + row[0]:data.find(b'\0', start + row[0])].decode()
        if row[1] != 8:
            yield row[4], row[4] + row[5], name


def records(data, containers):
    """How many registration records name a container, by the section that holds it; linkers other than lld write the addresses."""
    table, = struct.unpack_from('<Q', data, 40)
    count, names = struct.unpack_from('<HH', data, 60)
    rows = [struct.unpack_from('<IIQQQQIIQQ', data, table + 64 * index) for index in range(count)]
    name = lambda row: data[rows[names][4] + row[0]:data.find(b'\0', rows[names][4] + row[0])].decode()
    named = {}
    for row in (row for row in rows if name(row) == '.nvFatBinSegment'):
        for at in range(row[4], row[4] + row[5], 24):
            _, _, address = struct.unpack_from('<IIQ', data, at)
            place = next((one[4] + address - one[3] for one in rows if one[1] != 8 and one[3] and one[3] <= address < one[3] + one[5]), 0)
            if place in containers:
                named[containers[place]] = named.get(containers[place], 0) + 1
    return named


def scan(path):
    with open(path, 'rb') as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    places = sorted(sections(data))
    where = lambda at: next((name for start, end, name in places if start <= at < end), '')
    inside, found, containers, starts = [], {}, {}, {}
    at = data.find(CONTAINER)
    while at >= 0:
        version, header, size = struct.unpack_from('<HHQ', data, at + 4)
        end = at + header + size
        if version != 1 or header != 16 or end > len(data):
            at = data.find(CONTAINER, at + 1)
            continue
        section = where(at)
        containers[section] = containers.get(section, 0) + 1
        starts[at] = section
        entry = at + header
        while entry < end:
            kind, _, own, padded = struct.unpack_from('<HHIQ', data, entry)
            arch, = struct.unpack_from('<I', data, entry + 28)
            flags, = struct.unpack_from('<Q', data, entry + 40)
            suffix = 'a' if flags & 0x100000 else 'f' if flags & 0x200000 else ''
            key = f'{section} {KINDS.get(kind, kind)} {arch}{suffix}'
            found[key] = found.get(key, 0) + 1
            entry += own + padded
        inside.append((at, end))
        at = data.find(CONTAINER, end)
    cubins = {}
    for match in re.finditer(rb'\x7fELF\x02\x01\x01', data):
        at = match.start()
        machine, = struct.unpack_from('<H', data, at + 18)
        if machine == 190 and not any(start <= at < end for start, end in inside):
            cubins[where(at)] = cubins.get(where(at), 0) + 1
    return {'containers': containers, 'registered': records(data, starts), 'images': dict(sorted(found.items())), 'cubins': cubins}


print(json.dumps({os.path.basename(path): scan(path) for path in sys.argv[1:]}, indent=1))
