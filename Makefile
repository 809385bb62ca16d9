# The two commands are `make run` and `make test`. Each target sets up what it
# needs first, says what it does and how long it takes; the work is in .ci/.

.PHONY: run dev test check build bench bench-mail simulate kill-test fuzz-receive page-bench gallery gallery-accept guide-eval fmt clean

run:            ## serve on http://127.0.0.1:3000 with SQLite and mails under var/
	.ci/setup run
	.ci/serve

dev:            ## the same, and builds and starts anew when a source changes
	.ci/setup run
	node .ci/dev.mjs

test:           ## everything: format, lints, Rust on both databases, bundle, browser
	.ci/setup test
	.ci/test

check:          ## format, lints and the rules: the quick loop
	.ci/setup build
	.ci/cargo fmt --all --check
	.ci/cargo clippy --all-targets -- -D warnings
	.ci/cargo test --locked -p tsukihajime-domain -p tsukihajime-guide

build:          ## target/release/tsukihajime with its site/ beside it
	.ci/setup build
	.ci/release

bench:          ## how long a plan, an answer, a sheet take
	.ci/setup build
	.ci/cargo bench --bench '*'

bench-mail:     ## mails a second beside a bare client; a planner's round with a million plans
	.ci/setup build
	DURABLE=1 .ci/postgres .ci/cargo bench --locked --bench mail

simulate:       ## two years of mail for ten thousand plans, with every fault; prints its seed
	.ci/setup build
	.ci/postgres .ci/cargo test --locked --release --test mail simulate -- --ignored --nocapture

kill-test:      ## two workers killed a hundred times while five thousand mails go out
	.ci/setup build
	DURABLE=1 .ci/postgres .ci/cargo test --locked --release --test mail of_five_thousand -- --ignored --nocapture

fuzz-receive:   ## ten minutes of hostile mail for `receive`; needs nightly Rust and cargo-fuzz
	mkdir -p server/office/fuzz/corpus/receive
	cd server/office && cargo +nightly fuzz run receive fuzz/corpus/receive tests/mail/seeds -- -max_total_time=600 -timeout=10 -max_len=200000

page-bench:     ## what a page costs, on one core
	.ci/setup build
	.ci/page-bench

gallery:        ## pictures of every page in every state, in target/gallery/; ONLY=plan for some
	.ci/setup test
	.ci/gallery $(if $(ONLY),--only $(ONLY))

gallery-accept: ## the same, and from now on it shall look so
	.ci/setup test
	.ci/gallery $(if $(ONLY),--only $(ONLY)) --accept

guide-eval:     ## how well the guide answers its evaluation set
	.ci/setup build
	.ci/cargo test --quiet -p tsukihajime-guide --test all evaluation -- --nocapture

fmt:
	.ci/setup build
	.ci/cargo fmt --all

clean:          ## what was built; var/ with its database stays
	rm -rf target frontend/node_modules end2end/node_modules end2end/test-results end2end/playwright-report
