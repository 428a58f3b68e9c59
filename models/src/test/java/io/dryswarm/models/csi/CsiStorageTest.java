package io.dryswarm.models.csi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.spec.VolumeSpec.Availability;
import io.dryswarm.models.spec.VolumeSpec.Scope;
import io.dryswarm.models.spec.VolumeSpec.Sharing;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CsiStorageTest {
  private final CsiDriverSpec share = CsiDriverSpec.onAllNodes("d", 3);
  private CsiStorage storage = new CsiStorage(share, node -> "n" + node);

  private void use(CsiDriverSpec spec) {
    storage = new CsiStorage(spec, node -> "n" + node);
  }

  private static VolumeSpec spec(String name, Scope scope, SortedMap<String, String> part) {
    VolumeSpec plain = new VolumeSpec(name, "", "d", scope, Sharing.ALL, Availability.ACTIVE);
    return new VolumeSpec(
        name,
        "",
        "d",
        scope,
        Sharing.ALL,
        Availability.ACTIVE,
        new VolumeSpec.Request(
            VolumeSpec.AccessType.MOUNT,
            1_000,
            0,
            part.isEmpty() ? List.of() : List.of(part),
            List.of(),
            new TreeMap<>(),
            new TreeMap<>()),
        plain.labels());
  }

  private String call(CsiCall call, String volume, int node) {
    return call(call, volume, node, Scope.SINGLE_NODE);
  }

  private String call(CsiCall call, String volume, int node, Scope scope) {
    VolumeSpec spec = spec(volume, scope, Collections.emptySortedMap());
    return storage.apply(new CsiRequest(call, 0, "d", volume, spec, node)).error();
  }

  @Test
  void theSameNameIsTheSameVolumeUntilItIsUnmade() {
    call(CsiCall.CREATE, "v", -1);
    int first = storage.number("v");
    call(CsiCall.CREATE, "v", -1);
    assertEquals(first, storage.number("v"));
    call(CsiCall.DELETE, "v", -1);
    assertEquals(0, storage.number("v"));
    call(CsiCall.CREATE, "v", -1);
    assertNotEquals(first, storage.number("v"), "its data is gone");
  }

  @Test
  void aDiskForOneNodeIsAttachedToOneNode() {
    use(share.withAttaching());
    call(CsiCall.CREATE, "v", -1);
    assertEquals("", call(CsiCall.ATTACH, "v", 1));
    assertEquals("", call(CsiCall.ATTACH, "v", 1));
    assertEquals(
        "rpc error: code = FailedPrecondition desc = volume v is attached to n1",
        call(CsiCall.ATTACH, "v", 2));
    assertEquals("", call(CsiCall.ATTACH, "v", 2, Scope.MULTI_NODE));
    assertEquals(
        "rpc error: code = FailedPrecondition desc = volume v is attached to n1",
        call(CsiCall.DELETE, "v", -1));
  }

  @Test
  void whatIsNotAttachedIsNotStagedAndWhatIsNotStagedIsNotPublished() {
    use(share.withAttaching());
    call(CsiCall.CREATE, "v", -1);
    assertEquals(
        "rpc error: code = FailedPrecondition desc = volume v is not attached to n1",
        call(CsiCall.STAGE, "v", 1));
    call(CsiCall.ATTACH, "v", 1);
    assertEquals(
        "rpc error: code = FailedPrecondition desc = volume v is not staged",
        call(CsiCall.PUBLISH, "v", 1));
    assertEquals("", call(CsiCall.STAGE, "v", 1));
    assertEquals("", call(CsiCall.PUBLISH, "v", 1));
    assertEquals(List.of(1), storage.mountedOn("v"));
  }

  /** Attachments are the storage's, mounts the kernel's. */
  @Test
  void withThePowerGoTheMountsOnly() {
    use(share.withAttaching());
    call(CsiCall.CREATE, "v", -1);
    call(CsiCall.ATTACH, "v", 1);
    call(CsiCall.STAGE, "v", 1);
    call(CsiCall.PUBLISH, "v", 1);
    storage.powerLost(1);
    assertEquals(List.of(), storage.mountedOn("v"));
    assertEquals(
        "rpc error: code = FailedPrecondition desc = volume v is attached to n1",
        call(CsiCall.ATTACH, "v", 2));
  }

  @Test
  void aNodeHasNoMoreVolumesThanItsPluginCanHandle() {
    CsiDriverSpec one = new CsiDriverSpec(
        "d",
        share.nodes(),
        false,
        false,
        1,
        Collections.emptySortedMap(),
        CsiTimes.NONE,
        0,
        List.of());
    use(one);
    call(CsiCall.CREATE, "v", -1);
    call(CsiCall.CREATE, "w", -1);
    assertEquals("", call(CsiCall.PUBLISH, "v", 1));
    assertEquals("", call(CsiCall.PUBLISH, "v", 1));
    assertEquals(
        "rpc error: code = ResourceExhausted desc = n1 has its 1 volumes already",
        call(CsiCall.PUBLISH, "w", 1));
    call(CsiCall.UNPUBLISH, "v", 1);
    assertEquals("", call(CsiCall.PUBLISH, "w", 1));
  }

  @Test
  void aVolumeIsReachedFromThePartOfTheClusterThatWasAskedFor() {
    TreeMap<String, String> a = new TreeMap<>(new TreeMap<>(java.util.Map.of("zone", "a")));
    TreeMap<String, String> b = new TreeMap<>(new TreeMap<>(java.util.Map.of("zone", "b")));
    TreeMap<Integer, SortedMap<String, String>> topology = new TreeMap<>();
    topology.put(1, a);
    topology.put(2, b);
    use(new CsiDriverSpec(
        "d", share.nodes(), false, false, 0, topology, CsiTimes.NONE, 0, List.of()));
    VolumeSpec spec = spec("v", Scope.SINGLE_NODE, a);
    CsiAnswer made = storage.apply(new CsiRequest(CsiCall.CREATE, 0, "d", "v", spec, -1));
    assertEquals(List.of(a), made.made().accessibleTopology());
    assertEquals(1_000, made.made().capacityBytes());
    assertEquals("", call(CsiCall.PUBLISH, "v", 1));
    assertEquals(
        "rpc error: code = FailedPrecondition desc = volume v cannot be reached from n2",
        call(CsiCall.PUBLISH, "v", 2));
  }

  @Test
  void undoingWhatIsNotThereIsDoneAndUsingItIsRefused() {
    assertEquals("", call(CsiCall.DELETE, "v", -1));
    assertEquals("", call(CsiCall.UNPUBLISH, "v", 1));
    assertEquals(
        "rpc error: code = NotFound desc = volume v does not exist", call(CsiCall.PUBLISH, "v", 1));
  }
}
