package io.dryswarm.reports.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import io.dryswarm.models.result.RunResult.TimelineEntry;
import io.dryswarm.reports.Fixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultBandTest {
  private static TimelineEntry entry(long second, String code, String actor, String text) {
    return new TimelineEntry(second * Time.SECOND, "fault." + code, actor, text);
  }

  private static List<String> bands(TimelineEntry... entries) {
    return FaultBand.of(Fixture.result(List.of(entries))).stream()
        .map(band -> band.fault() + " " + band.where() + " " + band.startNs() / Time.SECOND + "-"
            + band.endNs() / Time.SECOND)
        .toList();
  }

  @Test
  void aCrashLastsUntilTheEngineRunsAgain() {
    assertEquals(
        List.of("crash w-1 10-40", "crash w-2 20-600"),
        bands(
            entry(10, "crash", "w-1", "CRASH: power off"),
            entry(20, "crash", "w-2", "CRASH: power off"),
            entry(30, "power-on", "w-1", "power on, boots"),
            entry(40, "booted", "w-1", "engine runs")));
  }

  @Test
  void eachPartitionEndsWithItsOwnHealing() {
    assertEquals(
        List.of("partition network 10-40", "loss network 20-30"),
        bands(
            entry(10, "partition", "network", "PARTITION: a | b"),
            entry(20, "loss", "network", "LOSS: 5 % from a to b"),
            entry(30, "healed", "network", "healed: loss from a to b"),
            entry(40, "healed", "network", "healed: a | b")));
  }

  @Test
  void aDiskIsFullUntilItHasRoomAndARegistryDownUntilItIsUp() {
    assertEquals(
        List.of("disk-full w-1 10-20", "registry-down network 15-600"),
        bands(
            entry(10, "disk-full", "w-1", "DISK FULL"),
            entry(15, "registry-down", "network", "REGISTRY DOWN"),
            entry(20, "disk-free", "w-1", "there is room")));
  }

  @Test
  void twoFaultsOfOneNodeAreTwoBands() {
    assertEquals(
        List.of("hang w-1 10-15", "link-down w-1 12-30"),
        bands(
            entry(10, "hang", "w-1", "HANG"),
            entry(12, "link-down", "w-1", "LINK DOWN"),
            entry(15, "goes-on", "w-1", "goes on"),
            entry(30, "link-up", "w-1", "link up")));
  }
}
