from django.urls import path, re_path

from alba_site.pages import (
    differences,
    editable,
    gaps,
    indexes,
    reference,
    timeline,
    topic_index,
    topics,
    views,
)
from alba_site.pages.machines import feeds
from alba_site.pages.machines.citing.views import CitationFile
from alba_site.pages.searching import feed as search_feed
from alba_site.pages.searching import views as search

app_name = "pages"
urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("feed.atom", feeds.Feed.as_view(), name="feed"),
    path("countries/", indexes.StateList.as_view(), name="state_list"),
    path(
        "countries/<slug:slug>/",
        reference.StateDetail.as_view(),
        name="state_detail",
    ),
    path("people/", indexes.PersonList.as_view(), name="person_list"),
    path(
        "people/<slug:slug>/",
        reference.PersonDetail.as_view(),
        name="person_detail",
    ),
    path(
        "organizations/",
        indexes.OrganizationList.as_view(),
        name="organization_list",
    ),
    path(
        "organizations/<slug:slug>/",
        reference.OrganizationDetail.as_view(),
        name="organization_detail",
    ),
    path("events/", indexes.EventList.as_view(), name="event_list"),
    path("topics/", topic_index.TopicIndex.as_view(), name="topic_list"),
    path(
        "topics/<slug:slug>/",
        topics.TopicDetail.as_view(),
        name="topic_detail",
    ),
    path(
        "differences/",
        differences.DifferenceList.as_view(),
        name="differences",
    ),
    path("gaps/", gaps.GapList.as_view(), name="gaps"),
    path("timeline/", timeline.Timeline.as_view(), name="timeline"),
    path("search/", search.Search.as_view(), name="search"),
    path("search/feed.atom", search_feed.SearchFeed.as_view(), name="search_feed"),
    path("opensearch.xml", search.OpenSearch.as_view(), name="opensearch"),
    re_path(
        r"^(?P<page>([\w-]+/)+)cite\.(?P<form>txt|bib|ris|json)$",
        CitationFile.as_view(),
        name="cite",
    ),
    # The last of all: it takes every word that no other part of the site has.
    path("<slug:slug>/", editable.PageDetail.as_view(), name="page_detail"),
]
