import type { Construct } from 'constructs';
import { bindPcs } from '../slurm/pcs-orchestrator';
import type { PcsProps } from '../slurm/pcs-props';
import type { BoundOrchestrator, TrainingClusterParts } from './bound-orchestrator';
import { bindEks, type EksOrchestratorProps } from './eks-orchestrator';
import { bindHyperPodEks, type HyperPodEksProps } from './hyperpod-eks';
import { bindHyperPodSlurm, type HyperPodSlurmProps } from './hyperpod-slurm';

type Bind = (scope: Construct, parts: TrainingClusterParts) => BoundOrchestrator;

/** What starts the nodes of a training cluster and places jobs on them. */
export abstract class Orchestrator {
  /** SageMaker HyperPod on EKS: Kubernetes, with health checks and replacement of nodes by SageMaker. */
  public static hyperPodEks(props: HyperPodEksProps): Orchestrator {
    return new BindingOrchestrator((scope, parts) => bindHyperPodEks(scope, props, parts));
  }

  /** SageMaker HyperPod with Slurm: the same on the nodes, and a Slurm controller on one of them. */
  public static hyperPodSlurm(props: HyperPodSlurmProps): Orchestrator {
    return new BindingOrchestrator((scope, parts) => bindHyperPodSlurm(scope, props, parts));
  }

  /** AWS Parallel Computing Service: Slurm, whose controller AWS runs. */
  public static pcs(props: PcsProps): Orchestrator {
    return new BindingOrchestrator((scope, parts) => bindPcs(scope, props, parts));
  }

  /** Amazon EKS alone: Kubernetes with managed node groups. */
  public static eks(props: EksOrchestratorProps): Orchestrator {
    return new BindingOrchestrator((scope, parts) => bindEks(scope, props, parts));
  }

  /**
   * Builds the cluster. `TrainingCluster` calls it, once.
   *
   * @param scope what the resources are made below
   * @param parts what they are made of
   */
  public abstract bind(scope: Construct, parts: TrainingClusterParts): BoundOrchestrator;
}

class BindingOrchestrator extends Orchestrator {
  private readonly build: Bind;

  public constructor(build: Bind) {
    super();
    this.build = build;
  }

  public bind(scope: Construct, parts: TrainingClusterParts): BoundOrchestrator {
    return this.build(scope, parts);
  }
}
