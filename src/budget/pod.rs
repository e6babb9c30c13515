//! What one pod takes of what its containers state: Kubernetes' own rule.
//!
//! Init containers run before the others, one after another, and each beside the sidecars that were started
//! before it (init containers with `restartPolicy: Always`, which go on running). A pod requests, and may
//! take, the most of any moment: the fullest one while it starts, or all containers and sidecars together
//! (Kubernetes documentation, Effective Pod requests and limits). At rest it holds the latter alone.

use super::Interval;

/// The most that a container without a limit takes, as a multiple of its request. Nothing stops it
/// there: measured whole nodes peak at 1.3 to 1.6 times their idle mean (10.1145/3578244.3583737),
/// and one process swings more than a node does.
const PEAK_WITHOUT_LIMIT: f64 = 2.0;

/// What stands in for a container that states no memory at all.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Unstated {
    /// What it really takes, in MiB.
    pub mib: Interval,
    /// What the `LimitRange` of the tree makes it request.
    pub request_mib: f64,
}

/// What a container, a pod or several pods take, in MiB.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Demand {
    /// What the scheduler sets aside.
    pub requests: f64,
    /// The least that they really take.
    pub low: f64,
    /// The most.
    pub high: f64,
}

impl Demand {
    /// What a container takes that states a request, a limit, both or neither: at least its request, at
    /// most its limit. A limit without a request is the request too, for Kubernetes copies it; but nobody
    /// has said that it takes so much.
    #[must_use]
    pub fn of_container(request: Option<f64>, limit: Option<f64>, unstated: &Unstated) -> Self {
        let (low, high) = match (request, limit) {
            (Some(request), Some(limit)) => (request, limit.max(request)),
            (Some(request), None) => (request, request * PEAK_WITHOUT_LIMIT),
            (None, Some(limit)) => (unstated.mib.low.min(limit), limit),
            (None, None) => (unstated.mib.low, unstated.mib.high),
        };
        Self { requests: request.or(limit).unwrap_or(unstated.request_mib), low, high }
    }

    /// What a pod takes with these containers, and with these init containers in their order, each with
    /// whether it is a sidecar.
    #[must_use]
    pub fn of_pod(
        containers: impl IntoIterator<Item = Self>,
        init: impl IntoIterator<Item = (Self, bool)>,
    ) -> Self {
        let (mut running, mut starting) = (Self::default(), Self::default());
        for (container, is_sidecar) in init {
            if is_sidecar {
                running.add(container, 1.0);
            } else {
                let mut beside = running;
                beside.add(container, 1.0);
                starting = starting.or_more(beside);
            }
        }
        for container in containers {
            running.add(container, 1.0);
        }
        Self { low: running.low, ..running.or_more(starting) }
    }

    /// Adds so many of another.
    pub fn add(&mut self, other: Self, times: f64) {
        self.requests += other.requests * times;
        self.low += other.low * times;
        self.high += other.high * times;
    }

    fn or_more(self, other: Self) -> Self {
        Self {
            requests: self.requests.max(other.requests),
            low: self.low.max(other.low),
            high: self.high.max(other.high),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn container(request: f64, limit: f64) -> Demand {
        Demand::of_container(Some(request), Some(limit), &Unstated::default())
    }

    fn pod(containers: &[Demand], init: &[(Demand, bool)]) -> (f64, f64, f64) {
        let Demand { requests, low, high } =
            Demand::of_pod(containers.iter().copied(), init.iter().copied());
        (requests, low, high)
    }

    #[test]
    fn a_pod_takes_the_larger_of_its_start_and_its_run() {
        let app = [container(100.0, 200.0), container(50.0, 60.0)];
        assert_eq!(pod(&app, &[]), (150.0, 150.0, 260.0));
        // Init containers never run beside each other, nor beside the others.
        let small = [(container(120.0, 130.0), false), (container(149.0, 259.0), false)];
        assert_eq!(pod(&app, &small), (150.0, 150.0, 260.0));
        let large = [(container(400.0, 500.0), false), (container(10.0, 10.0), false)];
        assert_eq!(pod(&app, &large), (400.0, 150.0, 500.0));
    }

    #[test]
    fn a_sidecar_goes_on_running_beside_what_is_started_after_it() {
        let app = [container(100.0, 200.0)];
        let sidecar = (container(30.0, 40.0), true);
        assert_eq!(pod(&app, &[sidecar]), (130.0, 130.0, 240.0));
        let init = (container(110.0, 250.0), false);
        // Before it, the init container is alone; after it, the sidecar is there.
        assert_eq!(pod(&app, &[init, sidecar]), (130.0, 130.0, 250.0));
        assert_eq!(pod(&app, &[sidecar, init]), (140.0, 130.0, 290.0));
        assert_eq!(pod(&app, &[sidecar, init, sidecar]), (160.0, 160.0, 290.0));
    }

    #[test]
    fn what_a_container_does_not_state_is_filled_in_as_kubernetes_does() {
        let unstated = Unstated { mib: Interval { low: 16.0, high: 128.0 }, request_mib: 16.0 };
        let of = |request, limit| {
            let Demand { requests, low, high } = Demand::of_container(request, limit, &unstated);
            (requests, low, high)
        };
        assert_eq!(of(Some(64.0), Some(128.0)), (64.0, 64.0, 128.0));
        assert_eq!(of(Some(64.0), None), (64.0, 64.0, 128.0));
        assert_eq!(of(None, Some(64.0)), (64.0, 16.0, 64.0));
        assert_eq!(of(None, Some(8.0)), (8.0, 8.0, 8.0));
        assert_eq!(of(None, None), (16.0, 16.0, 128.0));
    }
}
