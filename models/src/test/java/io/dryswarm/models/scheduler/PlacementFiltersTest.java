package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
