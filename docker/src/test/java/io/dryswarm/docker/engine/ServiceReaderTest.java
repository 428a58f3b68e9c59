package io.dryswarm.docker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.ContainerSpec.MountType;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.Platform;
import io.dryswarm.models.spec.ServiceSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceReaderTest {
  private static final String SERVICE = """
      {'Name': 'web', 'TaskTemplate': {
        'ContainerSpec': {'Image': 'bb:1', 'Mounts': [
          {'Type': 'volume', 'Source': 'data', 'Target': '/data', 'ReadOnly': true,
           'VolumeOptions': {'DriverConfig': {'Name': 'nfs'}}},
          {'Type': 'cluster', 'Source': 'group:disks', 'Target': '/disk'},
          {'Type': 'tmpfs', 'Target': '/tmp'}]},
        'Resources': {'Reservations': {'GenericResources': [
          {'DiscreteResourceSpec': {'Kind': 'gpu', 'Value': 2}}]}},
        'Placement': {'Platforms': [{'Architecture': 'amd64', 'OS': 'linux'}]},
        'LogDriver': {'Name': 'journald'}}}""";

  @Test
  void readsWhatDecidesPlacement() {
    ServiceSpec spec = ServiceReader.read(json(SERVICE));
    assertEquals(
        List.of(new GenericResource.Discrete("gpu", 2)), spec.task().resources().reservedGeneric());
    assertEquals(
        List.of(new Platform("linux", "amd64")), spec.task().placement().platforms());
    assertEquals("journald", spec.task().logDriver());
    assertEquals(
        List.of(
            new MountSpec(MountType.VOLUME, "data", "/data", true, "nfs"),
            new MountSpec(MountType.CLUSTER, "group:disks", "/disk", false, "")),
        spec.task().container().mounts());
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() {
    ServiceSpec spec = ServiceReader.read(json(SERVICE));
    assertEquals(spec, ServiceReader.read(ServiceWriter.write(spec)));
  }

  @Test
  void whatTheModelsDoNotKnowMakesTasksDifferentAllTheSame() {
    ServiceSpec spec = ServiceReader.read(json(SERVICE));
    for (String change : List.of(
        "'Image': 'bb:1', 'User': 'app'",
        "'Image': 'bb:1', 'Env': ['B=1', 'A=1']",
        "'Image': 'bb:1', 'Secrets': [{'SecretName': 's', 'File': {'Name': 's', 'UID': '5'}}]")) {
      ServiceSpec changed = ServiceReader.read(json(SERVICE.replace("'Image': 'bb:1'", change)));
      assertNotEquals(spec.task(), changed.task(), change);
      assertEquals(changed, ServiceReader.read(ServiceWriter.write(changed)), change);
    }
  }

  @Test
  void aServiceCannotAskForANamedResource() {
    String named = SERVICE.replace("DiscreteResourceSpec", "NamedResourceSpec");
    assertThrows(IllegalArgumentException.class, () -> ServiceReader.read(json(named)));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
