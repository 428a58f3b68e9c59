package io.dryswarm.models.underlay;

import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.core.random.RandomStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The ways from one node to another that packets went, each with its own stream of latencies. A large swarm has a million of them, which
 * packets meet at random: a wire is a number, and all that a packet needs of it lies side by side. Only those that were asked for are
 * there: agents speak to managers alone, so a large swarm has few of all its pairs.
 */
final class Wires {
  private static final int FREE = -1;

  /** Longs of a wire. */
  private static final int WORDS = 8;

  /** Places after those of the random stream. */
  private static final int ENDS = RandomStream.WORDS;

  private static final int LATENCY = ENDS + 1;
  private static final int FAULTS = ENDS + 2;
  private static final int STREAM_FREE_NS = ENDS + 3;

  private static final int PAGE_BITS = 10;
  private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;
  private static final long HASH = 0x9E3779B97F4A7C15L;

  private final RandomStreams streams;
  private final UnderlaySpec spec;

  /** Latencies that wires have; few. */
  private final List<Distribution> latencies = new ArrayList<>();

  /** Stands for the wire whose turn it is. */
  private final RandomStream scratch;

  private long[][] pages = new long[0][];
  private int count;

  /** By the hash of both ends: the wire, or {@link #FREE}; at most half full. */
  private int[] places = new int[64];

  private int shift = Long.SIZE - 6;

  Wires(RandomStreams streams, UnderlaySpec spec) {
    this.streams = streams;
    this.spec = spec;
    this.scratch = streams.stream("underlay.latency", 0);
    Arrays.fill(places, FREE);
  }

  /** The wire from a node to another one. */
  int of(int from, int to) {
    long ends = ends(from, to);
    int place = placeOf(ends);
    int wire = places[place];
    return wire == FREE ? make(ends, place) : wire;
  }

  private static long ends(int from, int to) {
    return (long) from << Integer.SIZE | to;
  }

  /** Where it is, or is to be. */
  private int placeOf(long ends) {
    int place = (int) (ends * HASH >>> shift);
    while (places[place] != FREE && ends(places[place]) != ends) {
      place = place + 1 & places.length - 1;
    }
    return place;
  }

  private int make(long ends, int place) {
    int wire = count++;
    if (wire >>> PAGE_BITS == pages.length) {
      pages = Arrays.copyOf(pages, pages.length + 1);
      pages[wire >>> PAGE_BITS] = new long[WORDS << PAGE_BITS];
    }
    long[] page = page(wire);
    int at = at(wire);
    streams.stream("underlay.latency", ends).saveTo(page, at);
    page[at + ENDS] = ends;
    page[at + LATENCY] = latency(spec.oneWayNs(from(wire), to(wire)));
    places[place] = wire;
    if (2 * count > places.length) {
      growPlaces();
    }
    return wire;
  }

  private int latency(Distribution distribution) {
    for (int known = 0; known < latencies.size(); known++) {
      if (latencies.get(known) == distribution) {
        return known;
      }
    }
    latencies.add(distribution);
    return latencies.size() - 1;
  }

  private void growPlaces() {
    places = new int[2 * places.length];
    shift--;
    Arrays.fill(places, FREE);
    for (int wire = 0; wire < count; wire++) {
      places[placeOf(ends(wire))] = wire;
    }
  }

  private long[] page(int wire) {
    return pages[wire >>> PAGE_BITS];
  }

  private static int at(int wire) {
    return (wire & PAGE_MASK) * WORDS;
  }

  private long ends(int wire) {
    return page(wire)[at(wire) + ENDS];
  }

  int from(int wire) {
    return (int) (ends(wire) >>> Integer.SIZE);
  }

  int to(int wire) {
    return (int) ends(wire);
  }

  /** One draw of the time that a packet is under way, without its links' queues. */
  long latencyNs(int wire) {
    long[] page = page(wire);
    int at = at(wire);
    scratch.restoreFrom(page, at);
    long drawnNs = latencies.get((int) page[at + LATENCY]).sampleNs(scratch);
    scratch.saveTo(page, at);
    return drawnNs;
  }

  /** When the last segment of the byte stream arrives: the next one comes later. */
  long streamFreeNs(int wire) {
    return page(wire)[at(wire) + STREAM_FREE_NS];
  }

  void setStreamFreeNs(int wire, long atNs) {
    page(wire)[at(wire) + STREAM_FREE_NS] = atNs;
  }

  /** {@link Fabric}'s number for what is wrong with this way, or was once; 0 = nothing ever was. */
  int faults(int wire) {
    return (int) page(wire)[at(wire) + FAULTS];
  }

  void setFaults(int wire, int faults) {
    page(wire)[at(wire) + FAULTS] = faults;
  }
}
