package io.dryswarm.models.controlapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.controlapi.ApiRequest.CreateVolume;
import io.dryswarm.models.controlapi.ApiRequest.RemoveVolume;
import io.dryswarm.models.controlapi.ApiRequest.UpdateVolume;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.spec.VolumeSpec.AccessType;
import io.dryswarm.models.spec.VolumeSpec.Availability;
import io.dryswarm.models.spec.VolumeSpec.Scope;
import io.dryswarm.models.spec.VolumeSpec.Sharing;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.VolumeObject;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** SwarmKit manager/controlapi/volume_test.go, under the names of its tests. */
class VolumeCallsTest {
  private static final String INVALID = "400 rpc error: code = InvalidArgument desc = ";

  private final ApiBench swarm = new ApiBench();

  private static VolumeSpec spec(String name) {
    return new VolumeSpec(name, "", "disk", Scope.SINGLE_NODE, Sharing.NONE, Availability.ACTIVE);
  }

  private static VolumeSpec with(VolumeSpec s, VolumeSpec.Request request) {
    return new VolumeSpec(
        s.name(),
        s.group(),
        s.driver(),
        s.scope(),
        s.sharing(),
        s.availability(),
        request,
        s.labels());
  }

  private static VolumeSpec.Request request(
      AccessType type, long limitBytes, String topology, String secret, String option) {
    return new VolumeSpec.Request(
        type,
        0,
        limitBytes,
        topology.isEmpty() ? List.of() : List.of(map("zone", topology)),
        List.of(),
        map("key", secret),
        map("opt", option));
  }

  private static SortedMap<String, String> map(String key, String value) {
    TreeMap<String, String> map = new TreeMap<>();
    if (!value.isEmpty()) {
      map.put(key, value);
    }
    return map;
  }

  private VolumeObject create(String name) {
    assertEquals("ok", swarm.send(new CreateVolume(spec(name))));
    return swarm.view().volumeNamed(name);
  }

  private String update(VolumeObject volume, VolumeSpec spec) {
    return swarm.send(new UpdateVolume(volume.spec().name(), volume.version(), spec));
  }

  // SwarmKit: TestCreateVolumeNoName, TestCreateVolumeInvalidAccessMode
  @Test
  void aVolumeNeedsANameAndAForm() {
    assertEquals(INVALID + "meta: name must be provided", swarm.send(new CreateVolume(spec(""))));
    assertEquals(
        INVALID + "Volume AccessMode must specify either Mount or Block access type",
        swarm.send(new CreateVolume(with(spec("v"), request(AccessType.UNSAID, 0, "", "", "")))));
  }

  // SwarmKit: TestCreateVolumeValid
  @Test
  void aNewVolumeIsNotMadeYetAndItsNameIsTaken() {
    VolumeObject made = create("v");
    assertNull(made.info());
    assertEquals(
        "500 rpc error: code = Unknown desc = name conflicts with an existing object",
        swarm.send(new CreateVolume(spec("v"))));
  }

  // SwarmKit: TestCreateVolumeValidateSecrets
  @Test
  void secretsAreLookedUpByIdAndAllThatAreMissingAreTold() {
    swarm.send(new ApiRequest.CreateSecret(new SecretSpec("pw", "x")));
    VolumeSpec.Request byName = request(AccessType.MOUNT, 0, "", "pw", "");
    assertEquals(
        INVALID + "secret not found: pw", swarm.send(new CreateVolume(with(spec("v"), byName))));
    TreeMap<String, String> two = new TreeMap<>();
    two.put("a", "one");
    two.put("b", "two");
    assertEquals(
        INVALID + "secrets not found: one, two",
        swarm.send(new CreateVolume(with(
            spec("v"),
            new VolumeSpec.Request(
                AccessType.MOUNT, 0, 0, List.of(), List.of(), two, new TreeMap<>())))));
    String id = ObjectIds.of(swarm.view().secretNamed("pw"));
    assertEquals(
        "ok",
        swarm.send(new CreateVolume(with(spec("v"), request(AccessType.MOUNT, 0, "", id, "")))));
  }

  // SwarmKit: TestUpdateVolume
  @Test
  void availabilityAndLabelsMayChange() {
    VolumeObject volume = create("v");
    VolumeSpec wanted =
        volume.spec().withAvailability(Availability.DRAIN).withLabels(map("a", "b"));
    assertEquals("ok", update(volume, wanted));
    assertEquals(wanted, swarm.view().volumeNamed("v").spec());
  }

  // SwarmKit: TestUpdateVolumeInvalidFields
  @Test
  void nothingElseMay() {
    VolumeObject volume = create("v");
    VolumeSpec s = volume.spec();
    assertEquals(INVALID + "Name cannot be updated", update(volume, spec("w")));
    assertEquals(
        INVALID + "Group cannot be updated",
        update(volume, new VolumeSpec("v", "g", "disk", s.scope(), s.sharing(), s.availability())));
    assertEquals(
        INVALID + "AccessibilityRequirements cannot be updated",
        update(volume, with(s, request(AccessType.MOUNT, 0, "a", "", ""))));
    assertEquals(
        INVALID + "Driver cannot be updated",
        update(volume, with(s, request(AccessType.MOUNT, 0, "", "", "x"))));
    assertEquals(
        INVALID + "AccessMode cannot be updated",
        update(volume, with(s, request(AccessType.BLOCK, 0, "", "", ""))));
    assertEquals(
        INVALID + "Secrets cannot be updated",
        update(volume, with(s, request(AccessType.MOUNT, 0, "", "id", ""))));
    assertEquals(
        INVALID + "CapacityRange cannot be updated",
        update(volume, with(s, request(AccessType.MOUNT, 5, "", "", ""))));
  }

  // SwarmKit: TestUpdateVolumeOutOfSequence
  @Test
  void anUpdateOfAnOldVersionIsRefused() {
    VolumeObject volume = create("v");
    VolumeSpec paused = volume.spec().withAvailability(Availability.PAUSE);
    assertEquals("ok", update(volume, paused));
    assertEquals(
        "500 rpc error: code = Unknown desc = update out of sequence", update(volume, paused));
  }

  // SwarmKit: TestUpdateVolumeNotFound, TestGetVolumeNotFound, TestRemoveVolumeNotFound
  @Test
  void whatIsNotThereIsNotFound() {
    assertEquals("404 volume v not found", swarm.send(new UpdateVolume("v", 1, spec("v"))));
    assertEquals(
        "404 volume v not found", swarm.send(new ApiRequest.Get(ApiRequest.Kind.VOLUME, "v")));
    assertEquals("404 volume v not found", swarm.send(new RemoveVolume("v", false)));
  }

  // SwarmKit: TestRemoveVolume, TestRemoveVolumeCreatedButNotInUse
  @Test
  void aRemovedVolumeWaitsForItsPluginWhateverItsAvailability() {
    create("v");
    assertEquals("ok", swarm.send(new RemoveVolume("v", false)));
    assertTrue(swarm.view().volumeNamed("v").pendingDelete());
  }

  // SwarmKit: TestRemoveVolumeInUse, TestRemoveVolumeForce
  @Test
  void aVolumeOnANodeIsRemovedByForceOnly() {
    VolumeObject volume = create("v");
    swarm.leader.write(tx -> tx.update(volume.publishedOn(ApiBench.WORKER)));
    assertEquals(
        "400 rpc error: code = FailedPrecondition desc = volume is still in use",
        swarm.send(new RemoveVolume("v", false)));
    assertEquals("ok", swarm.send(new RemoveVolume("v", true)));
    assertNull(swarm.view().volumeNamed("v"));
  }
}
