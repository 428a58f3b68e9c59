package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SwarmKit: TestIsInTopology. */
class TopologyTest {
  @ParameterizedTest
  @CsvSource({
    "region=R1 zone=Z1, region=R1 zone=Z1, region=R9, true",
    "region=R1 zone=Z2, region=R1 zone=Z1, region=R1 zone=Z2, true",
    "region=R1 zone=Z3, region=R1, region=R9, true",
    "region=R1 zone=Z1, region=R2 zone=Z1, region=R9, false",
    "region=R1 zone=Z1 shelf=S1, region=R1 zone=Z1, region=R1 zone=Z2, true",
    "region=R1 zone=Z1 shelf=S1, region=R1 zone=Z1 shelf=S2, region=R1 zone=Z2 shelf=S1, false",
    "zone=Z1, region=R1 zone=Z1, region=R9, false"
  })
  void aNodeLiesInAPartThatHasAllItsSegments(
      String node, String part, String other, boolean expected) {
    assertEquals(
        expected, Topology.isWithin(segments(node), List.of(segments(part), segments(other))));
  }

  @Test
  void whatNobodySpeaksOfFits() {
    assertEquals(true, Topology.isWithin(null, List.of(segments("zone=Z1"))));
    assertEquals(true, Topology.isWithin(segments("zone=Z1"), List.of()));
  }

  private static SortedMap<String, String> segments(String text) {
    TreeMap<String, String> segments = new TreeMap<>();
    for (String segment : text.split(" ")) {
      segments.put(segment.split("=")[0], segment.split("=")[1]);
    }
    return segments;
  }
}
