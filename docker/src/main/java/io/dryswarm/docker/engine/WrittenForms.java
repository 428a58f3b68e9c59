package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.TaskSpec;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Specifications in the form in which they were sent: which settings were given at all, and those that have no effect on a simulation. The
 * models keep what a specification means; this is how it is shown again. The latest form of equal specifications counts.
 */
final class WrittenForms {
  private final Map<ServiceSpec, ObjectNode> services = new HashMap<>();
  private final Map<TaskSpec, ObjectNode> tasks = new HashMap<>();
  private final Map<NetworkSpec, ObjectNode> networks = new HashMap<>();

  void keep(ServiceSpec spec, ObjectNode form) {
    services.put(spec, form);
    tasks.put(spec.task(), ((ObjectNode) form.get("TaskTemplate")).deepCopy());
  }

  void keep(NetworkSpec spec, ObjectNode form) {
    networks.put(spec, form);
  }

  /** {@code null} if it was never sent. */
  @Nullable
  ObjectNode of(ServiceSpec spec) {
    ObjectNode form = services.get(spec);
    return form == null ? null : form.deepCopy();
  }

  @Nullable
  ObjectNode of(TaskSpec spec) {
    ObjectNode form = tasks.get(spec);
    return form == null ? null : form.deepCopy();
  }

  @Nullable
  JsonNode of(NetworkSpec spec) {
    return networks.get(spec);
  }
}
