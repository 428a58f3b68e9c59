package io.dryswarm.models.cluster.observe.history;

import io.dryswarm.models.result.RunHistory.Reign;
import java.util.ArrayList;
import java.util.List;

/** Who led the swarm when. */
final class LeaderRecorder {
  private final List<Reign> reigns = new ArrayList<>();
  private boolean isLed;

  /** One that led until now is followed at once: it was cut off and does not know. */
  void leads(long nowNs, String node, long term) {
    ends(nowNs);
    reigns.add(new Reign(nowNs, nowNs, node, term));
    isLed = true;
  }

  void ends(long nowNs) {
    if (isLed) {
      Reign last = reigns.remove(reigns.size() - 1);
      reigns.add(new Reign(last.startNs(), nowNs, last.node(), last.term()));
      isLed = false;
    }
  }

  /** The last one goes on to the end, unless nobody leads. */
  List<Reign> reigns(long endNs) {
    List<Reign> all = new ArrayList<>(reigns);
    if (isLed) {
      Reign last = all.remove(all.size() - 1);
      all.add(new Reign(last.startNs(), endNs, last.node(), last.term()));
    }
    return all;
  }
}
