//! Stage `read`.

mod article;

pub use article::{
    Article, ArticleId, ClaimFile, Ignored, Inputs, MarkedBlock, Markup, Meta, Skipped, Upstream, UpstreamKind,
    WrittenClaim,
};
