package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.scenarios.deploy.Stack;
import java.util.List;
import java.util.Set;

/** Services that wait for a cluster volume which nobody makes: deploying a stack makes none, whatever its file says of volumes. */
final class ClusterVolumeCheck {
  private static final String GROUP = "group:";

  private final Set<String> made;

  /** @param made names of the volumes that typed commands make */
  ClusterVolumeCheck(Set<String> made) {
    this.made = made;
  }

  void check(List<Stack.Service> services) {
    for (Stack.Service service : services) {
      for (MountSpec mount : service.spec().task().container().mounts()) {
        if (mount.isCluster()
            && !mount.volume().startsWith(GROUP)
            && !made.contains(mount.volume())) {
          Place place = service.place();
          (place.isMap() ? place.map().findOrEmpty("volumes") : place)
              .warn("nobody makes the cluster volume \"" + mount.volume()
                  + "\" that its tasks wait for; `docker volume create` in the timeline does");
        }
      }
    }
  }
}
