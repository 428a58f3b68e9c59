package io.dryswarm.models.orchestrator;

import io.dryswarm.models.scheduler.ConstraintExpression;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import java.util.List;

/** A global service with its constraints read. */
record GlobalService(ServiceObject object, List<ConstraintExpression> constraints) {
  static GlobalService of(ServiceObject service) {
    return new GlobalService(
        service,
        ConstraintExpression.parseOrNone(service.spec().task().placement().constraints()));
  }

  boolean fits(NodeObject node) {
    return ConstraintExpression.allMatch(constraints, node);
  }
}
