package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementFiltersTest {
  @Test
  void swarmsFiltersComeInSwarmsOrderThenTheUsers() {
    assertEquals(
        List.of(
            "ready",
            "resources",
            "plugins",
            "constraints",
            "platform",
            "host-port",
            "max-replicas",
            "friday"),
        PlacementFilters.installed().stream().map(PlacementFilter::name).toList());
  }

  @Test
  void aUsersFilterIsAskedWhereItIsNamed() {
    List<String> without =
        PlacementFilters.chosen(List.of()).stream().map(PlacementFilter::name).toList();
    assertEquals(7, without.size());
    assertFalse(without.contains("friday"));
    List<PlacementFilter> with = PlacementFilters.chosen(List.of("friday"));
    assertEquals("friday", with.get(7).name());
    assertEquals(List.of("friday"), PlacementFilters.added());
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThatThereAre() {
    IllegalArgumentException refused = assertThrows(
        IllegalArgumentException.class, () -> PlacementFilters.chosen(List.of("ready", "monday")));
    assertEquals(
        "placement filter: found \"monday\", expected one of [friday]", refused.getMessage());
  }

  @Test
  void twoFiltersOfOneNameAreRefused() {
    IllegalStateException refused = assertThrows(
        IllegalStateException.class,
        () -> PlacementFilters.inOrder(List.of(new ReadyFilter(), new ReadyFilter())));
    assertEquals(
        "placement filter \"ready\" is there twice: io.dryswarm.models.scheduler.ReadyFilter,"
            + " io.dryswarm.models.scheduler.ReadyFilter",
        refused.getMessage());
  }
}
