package io.dryswarm.models.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.SimulationFault;
import io.dryswarm.models.executor.ContainerBehaviour;
import io.dryswarm.models.executor.ContainerBehaviours;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.SecretReference;
import io.dryswarm.models.spec.PlacementSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.store.SecretObject;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** No node ever holds a secret that none of its tasks was assigned: looked at with every message to a node, in every run. */
class SecretInvariantTest {
  private static final int WORKER = 1;

  private final AssembledSwarm swarm =
      new AssembledSwarm(1, 1, 7, ContainerBehaviours.all(ContainerBehaviour.PLAIN));

  private static ServiceSpec service(String name, List<SecretReference> secrets) {
    return new ServiceSpec(
        name,
        new ServiceMode.Replicated(2),
        new TaskSpec(
            new ContainerSpec("image", new TreeMap<>(), List.of(), secrets, 0),
            new ResourceSpec(0, 0, 0, 0),
            RestartPolicy.DEFAULT,
            new PlacementSpec(List.of(), List.of(), 0),
            List.of(),
            0),
        ServiceSpec.EndpointMode.DNSRR,
        List.of(),
        new TreeMap<>());
  }

  @Test
  void aSecretThatIsAstrayEndsTheRun() {
    SecretObject stray = SecretObject.create(900, new SecretSpec("stray", "x"));
    swarm.agents.secrets(WORKER).update(List.of(), List.of(stray));
    swarm.create(service("web", List.of()));

    SimulationFault fault = assertThrows(SimulationFault.class, () -> swarm.runMs(5_000));

    assertTrue(
        String.valueOf(fault.getMessage())
            .contains("n1 holds secret stray, which none of its tasks needs"),
        fault.getMessage());
  }

  @Test
  void aSecretComesWithTheTaskAndGoesWithTheLast() {
    swarm.store.submit(
        tx -> tx.create(SecretObject.create(901, new SecretSpec("pass", "x"))), () -> {});
    int service = swarm.create(service("web", List.of(new SecretReference("pass", "pass"))));
    swarm.runMs(5_000);
    assertEquals(List.of(901), swarm.agents.secrets(WORKER).ids());

    swarm.scale(service, 0);
    swarm.runMs(20_000);

    assertEquals(List.of(), swarm.agents.secrets(WORKER).ids());
  }
}
